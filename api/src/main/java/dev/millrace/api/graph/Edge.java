// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.graph;

import dev.millrace.api.function.OutputTag;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One input of a node: the records of {@code from}'s main output, or of the side output named by
 * {@code sideOutput}, spread over the receiver's subtasks by {@code partitioning}.
 *
 * @param from the producing node
 * @param sideOutput the side output that is read, or null for the main output
 * @param partitioning how records choose the receiving subtask
 * @param ordinal which input of the receiver this is: 0, or 1 for the second input of a connected
 *     operator; several edges with one ordinal are a union
 */
public record Edge(
        Node from, @Nullable OutputTag<?> sideOutput, Partitioning partitioning, int ordinal) {

    public Edge {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(partitioning, "partitioning");
        if (ordinal < 0 || ordinal > 1) {
            throw new IllegalArgumentException("An operator has inputs 0 and 1, not " + ordinal);
        }
    }

    /** The same records, spread by {@code partitioning}. */
    public Edge partitionedBy(Partitioning partitioning) {
        return new Edge(from, sideOutput, partitioning, ordinal);
    }

    /** The same records as input {@code ordinal} of the receiver. */
    public Edge asInput(int ordinal) {
        return new Edge(from, sideOutput, partitioning, ordinal);
    }
}
