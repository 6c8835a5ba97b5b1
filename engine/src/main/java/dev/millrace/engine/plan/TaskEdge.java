// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.plan;

import dev.millrace.api.function.OutputTag;
import dev.millrace.api.graph.Partitioning;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one operator of a task sends to the head of another: a channel from each sending to each
 * receiving subtask that the partitioning can reach.
 *
 * @param id place in {@link Plan#edges()}
 * @param fromTask id of the sending task
 * @param fromOperator id of the operator of that task whose output is sent
 * @param sideOutput the output that is sent, or null for the main output
 * @param toTask id of the receiving task
 * @param ordinal which input of the receiving head this is, 0 or 1
 * @param partitioning how records choose the receiving subtask; {@link Partitioning.Forward} only
 *     between tasks of one parallelism
 */
public record TaskEdge(
        int id,
        int fromTask,
        int fromOperator,
        @Nullable OutputTag<?> sideOutput,
        int toTask,
        int ordinal,
        Partitioning partitioning) {

    public TaskEdge {
        Objects.requireNonNull(partitioning, "partitioning");
    }
}
