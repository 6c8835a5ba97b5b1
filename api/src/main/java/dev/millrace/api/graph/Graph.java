// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.graph;

import dev.millrace.api.Options;
import dev.millrace.api.RuntimeMode;
import dev.millrace.api.Settings;
import java.util.List;
import java.util.Objects;

/**
 * A job as data, complete and unchanging: what {@code execute()} hands to an {@link Engine}.
 *
 * @param jobName the job's name, shown wherever the job is
 * @param nodes the operators; inputs stand before the nodes that read them
 * @param settings the value of each option
 */
public record Graph(String jobName, List<Node> nodes, Settings settings) {

    public Graph {
        Objects.requireNonNull(jobName, "jobName");
        nodes = List.copyOf(nodes);
        int parallelism = settings.get(Options.PARALLELISM);
        int maxParallelism = settings.get(Options.MAX_PARALLELISM);
        if (maxParallelism < parallelism) {
            throw new IllegalArgumentException(
                    "parallelism is "
                            + parallelism
                            + " but max-parallelism only "
                            + maxParallelism
                            + "; a subtask without a key group would have nothing to do. Set"
                            + " max-parallelism to at least "
                            + parallelism);
        }
    }

    /** Number of subtasks of operators that set none. */
    public int parallelism() {
        return settings.get(Options.PARALLELISM);
    }

    /** Number of key groups of operators that set none. */
    public int maxParallelism() {
        return settings.get(Options.MAX_PARALLELISM);
    }

    /** Whether intermediate results are emitted. */
    public RuntimeMode mode() {
        return settings.get(Options.RUNTIME_MODE);
    }
}
