// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.graph;

import dev.millrace.api.Options;
import dev.millrace.api.RuntimeMode;
import dev.millrace.api.Settings;
import dev.millrace.api.state.TypeSerializer;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A job as data, complete and unchanging: what {@code execute()} hands to an {@link Engine}.
 *
 * @param jobName the job's name, shown wherever the job is
 * @param nodes the operators; inputs stand before the nodes that read them
 * @param settings the value of each option
 * @param serializers how values of classes that Millrace does not know are written
 */
public record Graph(
        String jobName,
        List<Node> nodes,
        Settings settings,
        Map<Class<?>, TypeSerializer<?>> serializers) {

    public Graph {
        Objects.requireNonNull(jobName, "jobName");
        nodes = List.copyOf(nodes);
        serializers = Map.copyOf(serializers);
        int parallelism = settings.get(Options.PARALLELISM);
        int maxParallelism = maxParallelism(nodes, settings);
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

    /**
     * Number of key groups of operators that set none: what is set, else enough for the widest
     * operator.
     */
    public int maxParallelism() {
        return maxParallelism(nodes, settings);
    }

    private static int maxParallelism(List<Node> nodes, Settings settings) {
        if (settings.isSet(Options.MAX_PARALLELISM)) {
            return settings.get(Options.MAX_PARALLELISM);
        }
        int widest =
                nodes.stream()
                        .mapToInt(Node::parallelism)
                        .reduce(settings.get(Options.PARALLELISM), Math::max);
        return settings.with(Options.PARALLELISM, widest).get(Options.MAX_PARALLELISM);
    }

    /** Whether intermediate results are emitted. */
    public RuntimeMode mode() {
        return settings.get(Options.RUNTIME_MODE);
    }
}
