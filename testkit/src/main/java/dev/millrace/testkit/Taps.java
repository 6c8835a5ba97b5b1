// SPDX-License-Identifier: Apache-2.0
package dev.millrace.testkit;

import dev.millrace.api.function.Collector;
import dev.millrace.api.function.OutputTag;
import dev.millrace.api.function.ProcessFunction;
import dev.millrace.api.graph.Edge;
import dev.millrace.api.graph.Graph;
import dev.millrace.api.graph.GraphBuilder;
import dev.millrace.api.graph.Instances;
import dev.millrace.api.graph.Node;
import dev.millrace.api.graph.OperatorSpec;
import dev.millrace.api.graph.Partitioning;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A graph with a tap behind each output that somebody reads, and what has come through them. */
final class Taps {
    /** More than any test needs, and less than a heap of tests holds. */
    private static final int MOST_EVENTS = 1_000_000;

    /** A record as it came through a tap. */
    private record Event(Node by, @Nullable OutputTag<?> tag, Object value, @Nullable Long time) {
        boolean isFrom(Event other) {
            return by.id() == other.by.id()
                    && String.valueOf(tag).equals(String.valueOf(other.tag));
        }

        boolean isSame(Event other) {
            return isFrom(other)
                    && String.valueOf(time).equals(String.valueOf(other.time))
                    && Sameness.of(value, other.value);
        }

        String text() {
            return value + (time == null ? "" : " at " + time);
        }
    }

    /** Where the tapped output is. */
    private record Place(int node, @Nullable OutputTag<?> tag) {}

    /**
     * Two runs went apart.
     *
     * @param by the operator that gave two answers
     * @param input the last record that it had been given, if any
     * @param answers of the first run and of the second
     */
    record Divergence(Node by, Optional<String> input, List<String> answers) {}

    private final Graph original;
    private final GraphBuilder builder = new GraphBuilder();
    private final Map<Integer, Node> copies = new HashMap<>();
    private final Map<Place, Node> taps = new HashMap<>();
    private final List<Event> events = new ArrayList<>();

    Taps(Graph original) {
        this.original = original;
    }

    /** The graph to run, at parallelism 1. */
    Graph graph() {
        for (Node node : original.nodes()) {
            List<Edge> inputs = new ArrayList<>();
            for (Edge edge : node.inputs()) {
                Node tap = tap(edge);
                inputs.add(new Edge(tap, null, edge.partitioning(), edge.ordinal()));
            }
            copies.put(node.id(), copy(node, inputs));
        }
        return new Graph(
                original.jobName(), builder.nodes(), original.settings(), original.serializers());
    }

    private Node copy(Node node, List<Edge> inputs) {
        Node copy = builder.add(node.spec(), node.name(), inputs);
        copy.parallelism(1);
        copy.chaining(node.chaining());
        if (node.uid() != null) {
            copy.uid(node.uid());
        }
        if (node.errorPolicy() != null) {
            copy.errorPolicy(node.errorPolicy());
        }
        return copy;
    }

    private Node tap(Edge edge) {
        Node from = edge.from();
        return taps.computeIfAbsent(
                new Place(from.id(), edge.sideOutput()), place -> newTap(from, edge.sideOutput()));
    }

    private Node newTap(Node from, @Nullable OutputTag<?> tag) {
        Node copy = copies.get(from.id());
        if (copy == null) {
            throw new IllegalStateException(from + " stands behind what reads it");
        }
        OperatorSpec spec =
                new OperatorSpec.OfProcess(Instances.suppliedBy(() -> new Tap(from, tag)));
        Node tap =
                builder.add(
                        spec,
                        "tap of " + from.name(),
                        List.of(new Edge(copy, tag, new Partitioning.Forward(), 0)));
        tap.parallelism(1);
        return tap;
    }

    private final class Tap extends ProcessFunction<Object, Object> {
        private final Node from;
        private final @Nullable OutputTag<?> tag;

        Tap(Node from, @Nullable OutputTag<?> tag) {
            this.from = from;
            this.tag = tag;
        }

        @Override
        public void processElement(Object value, Context context, Collector<Object> out) {
            if (events.size() < MOST_EVENTS) {
                events.add(new Event(from, tag, value, context.timestamp()));
            }
            out.collect(value);
        }
    }

    /** Where this run and another one of the same job went apart first, if they did. */
    Optional<Divergence> divergence(Taps other) {
        int at = 0;
        while (at < Math.min(events.size(), other.events.size())
                && events.get(at).isSame(other.events.get(at))) {
            at++;
        }
        Optional<Divergence> found =
                at < events.size() ? answers(this, other, at) : Optional.empty();
        return found.isPresent() || at >= other.events.size() ? found : answers(other, this, at);
    }

    /**
     * The event at {@code at} of one run is an answer of its operator; whether the other run has
     * the same one for it, though perhaps later.
     */
    private static Optional<Divergence> answers(Taps one, Taps other, int at) {
        Event event = one.events.get(at);
        long before = one.events.subList(0, at).stream().filter(event::isFrom).count();
        Optional<Event> counterpart =
                other.events.stream().filter(event::isFrom).skip(before).findFirst();
        if (counterpart.isPresent() && counterpart.get().isSame(event)) {
            return Optional.empty();
        }
        return Optional.of(
                new Divergence(
                        event.by,
                        one.inputOf(event.by, at).map(Event::text),
                        List.of(event.text(), counterpart.map(Event::text).orElse("nothing"))));
    }

    private Optional<Event> inputOf(Node node, int before) {
        for (int i = before - 1; i >= 0; i--) {
            Event event = events.get(i);
            if (node.inputs().stream().anyMatch(edge -> edge.from().id() == event.by.id())) {
                return Optional.of(event);
            }
        }
        return Optional.empty();
    }
}
