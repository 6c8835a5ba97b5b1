// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.plan;

import dev.millrace.api.graph.Edge;
import dev.millrace.api.graph.Graph;
import dev.millrace.api.graph.Node;
import dev.millrace.api.graph.OperatorSpec;
import dev.millrace.api.graph.Partitioning;
import dev.millrace.api.graph.Partitioning.Forward;
import dev.millrace.api.graph.Partitioning.Global;
import dev.millrace.api.graph.Partitioning.Rebalance;
import dev.millrace.api.graph.WindowSpec;
import dev.millrace.engine.plan.PhysicalOperator.GlobalWindow;
import dev.millrace.engine.plan.PhysicalOperator.LocalWindow;
import dev.millrace.engine.plan.PhysicalOperator.Whole;
import dev.millrace.engine.plan.PhysicalOperator.WholeWindow;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns the nodes of a graph into operators as they will run: defaults filled in, windows split.
 */
final class Expansion {
    private final Graph graph;
    private final List<String> uids;
    private final List<PhysicalNode> expanded = new ArrayList<>();

    /** By the id of a graph's node: the physical node that makes its output. */
    private final List<PhysicalNode> producers = new ArrayList<>();

    private int nextLocalId;

    private Expansion(Graph graph) {
        this.graph = graph;
        this.uids = StableIds.of(graph.nodes());
        this.nextLocalId = graph.nodes().size();
    }

    /** The operators of {@code graph} as they will run; producers stand before consumers. */
    static List<PhysicalNode> of(Graph graph) {
        Expansion expansion = new Expansion(graph);
        graph.nodes().forEach(expansion::add);
        return List.copyOf(expansion.expanded);
    }

    private void add(Node node) {
        PhysicalNode physical =
                node.spec() instanceof WindowSpec window
                                && WindowSplit.pays(node, producersOf(node))
                        ? globalHalf(node, window)
                        : whole(node);
        expanded.add(physical);
        producers.add(physical);
    }

    private List<PhysicalNode> producersOf(Node node) {
        return node.inputs().stream().map(edge -> producers.get(edge.from().id())).toList();
    }

    private PhysicalNode whole(Node node) {
        int parallelism = Parallelism.of(node, graph);
        List<PhysicalNode.Input> inputs =
                node.inputs().stream().map(edge -> input(edge, parallelism)).toList();
        return physical(node, work(node.spec()), parallelism, inputs);
    }

    private PhysicalNode globalHalf(Node node, WindowSpec window) {
        List<PhysicalNode.Input> inputs = new ArrayList<>();
        for (Edge edge : node.inputs()) {
            PhysicalNode local = localHalf(node, window, edge, inputs.size());
            expanded.add(local);
            Partitioning together = window.key() == null ? new Global() : edge.partitioning();
            inputs.add(new PhysicalNode.Input(local, null, 0, together));
        }
        int parallelism = window.key() == null ? 1 : Parallelism.of(node, graph);
        return physical(node, new GlobalWindow(window), parallelism, List.copyOf(inputs));
    }

    private PhysicalNode localHalf(Node node, WindowSpec window, Edge edge, int index) {
        PhysicalNode from = producers.get(edge.from().id());
        return new PhysicalNode(
                nextLocalId++,
                node,
                uids.get(node.id()) + "-local" + (index == 0 ? "" : "-" + index),
                node.name() + " (local)",
                new LocalWindow(window),
                from.parallelism(),
                from.maxParallelism(),
                List.of(new PhysicalNode.Input(from, edge.sideOutput(), 0, new Forward())));
    }

    private PhysicalNode physical(
            Node node, PhysicalOperator work, int parallelism, List<PhysicalNode.Input> inputs) {
        return new PhysicalNode(
                node.id(),
                node,
                uids.get(node.id()),
                node.name(),
                work,
                parallelism,
                Parallelism.maxOf(node, graph),
                inputs);
    }

    private PhysicalNode.Input input(Edge edge, int parallelism) {
        PhysicalNode from = producers.get(edge.from().id());
        return new PhysicalNode.Input(
                from,
                edge.sideOutput(),
                edge.ordinal(),
                between(from.parallelism(), parallelism, edge.partitioning()));
    }

    /** Subtasks have partners of the same index only where there are equally many. */
    private static Partitioning between(int senders, int receivers, Partitioning partitioning) {
        if (!(partitioning instanceof Forward) || senders == receivers) {
            return partitioning;
        }
        return receivers == 1 ? new Global() : new Rebalance();
    }

    private static PhysicalOperator work(OperatorSpec spec) {
        return spec instanceof WindowSpec window
                ? new WholeWindow(window, WindowKind.of(window))
                : new Whole(spec);
    }
}
