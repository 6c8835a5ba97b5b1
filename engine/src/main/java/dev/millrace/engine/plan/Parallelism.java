// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.plan;

import dev.millrace.api.graph.Graph;
import dev.millrace.api.graph.Node;
import dev.millrace.api.graph.Partitioning;
import dev.millrace.api.graph.WindowSpec;

/** How many subtasks and key groups an operator gets. */
final class Parallelism {

    private Parallelism() {}

    /**
     * What was set on {@code node}; else 1 where one subtask gets all; else the graph's default.
     */
    static int of(Node node, Graph graph) {
        if (node.parallelism() != Node.UNSET) {
            return node.parallelism();
        }
        return isSingle(node) ? 1 : graph.parallelism();
    }

    static int maxOf(Node node, Graph graph) {
        return node.maxParallelism() == Node.UNSET ? graph.maxParallelism() : node.maxParallelism();
    }

    /** Whether one subtask gets all records: a window without key, or what reads {@code global}. */
    static boolean isSingle(Node node) {
        return (node.spec() instanceof WindowSpec window && window.key() == null)
                || node.inputs().stream()
                        .anyMatch(edge -> edge.partitioning() instanceof Partitioning.Global);
    }
}
