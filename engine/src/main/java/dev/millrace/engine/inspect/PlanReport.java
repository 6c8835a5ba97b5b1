// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.inspect;

import dev.millrace.api.RuntimeMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a job runs: its chains, their operators, and what goes from one to another. */
public record PlanReport(
        String job,
        RuntimeMode mode,
        List<Chain> tasks,
        List<PlacedOperator> operators,
        List<Way> edges) {

    /**
     * A task: operators that call each other directly, in one thread for each subtask.
     *
     * @param operators uids, the head first
     */
    public record Chain(
            int id, String name, int parallelism, int maxParallelism, List<String> operators) {}

    /**
     * An operator and where it runs.
     *
     * @param id its uid
     * @param task the chain it is part of
     * @param origin the line of the program that made it, if known
     */
    public record PlacedOperator(
            String id,
            String name,
            String kind,
            int task,
            int parallelism,
            @Nullable String origin) {}

    /**
     * A way of records from one operator to another.
     *
     * @param chained whether it is a call inside a chain
     * @param sideOutput the side output that goes this way, null for the main one
     * @param input 0 for the reader's first input, 1 for its second
     */
    public record Way(
            String from,
            String to,
            String partitioning,
            boolean chained,
            @Nullable String sideOutput,
            int input) {}
}
