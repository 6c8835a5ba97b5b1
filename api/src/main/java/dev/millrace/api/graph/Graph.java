// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.graph;

import dev.millrace.api.RuntimeMode;
import java.util.List;
import java.util.Objects;

/**
 * A job as data, complete and unchanging: what {@code execute()} hands to an {@link Engine}.
 *
 * @param jobName the job's name, shown wherever the job is
 * @param nodes the operators; inputs stand before the nodes that read them
 * @param parallelism number of subtasks of operators that set none, at least 1
 * @param maxParallelism number of key groups of operators that set none, at least 1
 * @param mode whether intermediate results are emitted
 */
public record Graph(
        String jobName, List<Node> nodes, int parallelism, int maxParallelism, RuntimeMode mode) {

    public Graph {
        Objects.requireNonNull(jobName, "jobName");
        Objects.requireNonNull(mode, "mode");
        nodes = List.copyOf(nodes);
        if (parallelism < 1 || maxParallelism < parallelism) {
            throw new IllegalArgumentException(
                    "parallelism " + parallelism + " must be between 1 and max parallelism "
                            + maxParallelism);
        }
    }
}
