// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.plan;

import dev.millrace.api.RuntimeMode;
import dev.millrace.api.connector.Boundedness;
import dev.millrace.api.graph.Edge;
import dev.millrace.api.graph.Graph;
import dev.millrace.api.graph.Node;
import dev.millrace.api.graph.OperatorSpec.OfSink;
import dev.millrace.api.graph.OperatorSpec.OfSource;
import dev.millrace.api.graph.OperatorSpec.OfTimestamps;
import dev.millrace.api.graph.Partitioning;
import dev.millrace.api.graph.Partitioning.ByKey;
import dev.millrace.api.graph.Partitioning.Forward;
import dev.millrace.api.time.WatermarkAlignment;
import dev.millrace.api.time.WatermarkStrategy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds what is wrong with a graph; says all of it at once, each with the user's line. */
final class Refusals {
    private final Graph graph;
    private final List<PhysicalNode> expanded;
    private final List<String> found = new ArrayList<>();

    private Refusals(Graph graph, List<PhysicalNode> expanded) {
        this.graph = graph;
        this.expanded = expanded;
    }

    /**
     * Returns if the graph can be run.
     *
     * @param expanded what {@link Expansion} makes of it
     * @throws IllegalArgumentException if it cannot
     */
    static void check(Graph graph, List<PhysicalNode> expanded) {
        Refusals refusals = new Refusals(graph, expanded);
        refusals.wantSink();
        for (Node node : graph.nodes()) {
            refusals.wantInputs(node);
            refusals.wantParallelism(node);
            refusals.wantEqualParallelismWhereForwarded(node);
            refusals.wantEndOfBatch(node);
            refusals.wantTimeOfSources(node);
        }
        refusals.wantDistinctUids();
        if (!refusals.found.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", refusals.found));
        }
    }

    private void wantSink() {
        if (graph.nodes().isEmpty()) {
            refuse(
                    "The job '%s' has no operators; begin with a source",
                    Escaped.of(graph.jobName()));
        } else if (graph.nodes().stream().noneMatch(node -> node.spec() instanceof OfSink)) {
            refuse(
                    "The job '%s' has no sink, so nothing would come of it; end a stream with"
                            + " sinkTo(...) or print(), such as that of %s",
                    Escaped.of(graph.jobName()),
                    Origin.of(graph.nodes().get(graph.nodes().size() - 1)));
        }
    }

    private void wantInputs(Node node) {
        OperatorKind kind = OperatorKind.of(node.spec());
        for (int ordinal = 0; ordinal < 2; ordinal++) {
            List<Partitioning> edges = edgesInto(node, ordinal);
            if (edges.isEmpty() == ordinal < kind.inputs()) {
                refuse(
                        "%s has %d edges into input %d, but a %s has %d inputs",
                        Origin.of(node), edges.size(), ordinal, kind.label(), kind.inputs());
            }
            if (kind.isKeyed(ordinal) && !edges.stream().allMatch(ByKey.class::isInstance)) {
                refuse(
                        "%s works by key, but its input %d is not partitioned by key; put keyBy"
                                + " before it",
                        Origin.of(node), ordinal);
            }
        }
    }

    private static List<Partitioning> edgesInto(Node node, int ordinal) {
        return node.inputs().stream()
                .filter(edge -> edge.ordinal() == ordinal)
                .map(Edge::partitioning)
                .toList();
    }

    private void wantParallelism(Node node) {
        int parallelism = Parallelism.of(node, graph);
        int maxParallelism = Parallelism.maxOf(node, graph);
        if (parallelism > maxParallelism) {
            refuse(
                    "%s has parallelism %d, more than its max parallelism %d; set the one lower or"
                            + " the other higher. The max parallelism is part of the layout of"
                            + " state, so choose it once and well",
                    Origin.of(node), parallelism, maxParallelism);
        }
        if (parallelism > 1 && Parallelism.isSingle(node)) {
            refuse(
                    "%s has parallelism %d, but one subtask gets all its records; leave its"
                            + " parallelism unset, or use keyBy(...) before the window, or drop"
                            + " global()",
                    Origin.of(node), parallelism);
        }
    }

    private void wantEqualParallelismWhereForwarded(Node node) {
        int receivers = Parallelism.of(node, graph);
        for (Edge edge : node.inputs()) {
            int senders = Parallelism.of(edge.from(), graph);
            boolean required = edge.partitioning() instanceof Forward forward && forward.required();
            if (required && senders != receivers) {
                refuse(
                        "%s has parallelism %d, but forward() pairs it with %s, which has"
                                + " parallelism %d; make the two equal, or use rescale() or"
                                + " rebalance() instead",
                        Origin.of(node), receivers, Origin.of(edge.from()), senders);
            }
        }
    }

    private void wantEndOfBatch(Node node) {
        if (graph.mode() == RuntimeMode.BATCH
                && node.spec() instanceof OfSource source
                && source.source().boundedness() == Boundedness.UNBOUNDED) {
            refuse(
                    "%s is unbounded, so a job in BATCH mode would never have a result; bound the"
                            + " source or run in STREAMING mode",
                    Origin.of(node));
        }
    }

    /** Whether a split has more to read is known where it is read, and only there can it pause. */
    private void wantTimeOfSources(Node node) {
        if (!(node.spec() instanceof OfTimestamps timestamps)) {
            return;
        }
        WatermarkStrategy<?> strategy = timestamps.watermarks();
        if (strategy.isIdlenessChosen()) {
            Duration timeout = strategy.idleTimeout();
            refuse(
                    "%s has a strategy %s, which only a source can heed; take it out here, and set"
                            + " it in the strategy given to fromSource(...): an input that is idle"
                            + " there is idle here too",
                    Origin.of(node),
                    timeout == null
                            ? "withoutIdleness()"
                            : "withIdleness(" + timeout.toMillis() + " ms)");
        }
        WatermarkAlignment alignment = strategy.alignment();
        if (alignment != null) {
            refuse(
                    "%s has a strategy withWatermarkAlignment(\"%s\", %d ms), which only a source"
                            + " can heed; take it out here, and set it in the strategy given to"
                            + " fromSource(...)",
                    Origin.of(node),
                    Escaped.of(alignment.group()),
                    alignment.maxDrift().toMillis());
        }
    }

    private void wantDistinctUids() {
        Map<String, Node> owners = new HashMap<>();
        for (PhysicalNode operator : expanded) {
            Node owner = owners.putIfAbsent(operator.uid(), operator.node());
            if (owner != null) {
                refuse(
                        "Two operators have the uid '%s': %s and %s; state is found by uid, so"
                                + " give one of them another",
                        Escaped.of(operator.uid()), Origin.of(owner), Origin.of(operator.node()));
            }
        }
    }

    private void refuse(String message, Object... values) {
        found.add(message.formatted(values));
    }
}
