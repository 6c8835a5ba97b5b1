// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.plan;

import dev.millrace.api.Options;
import dev.millrace.api.RuntimeMode;
import dev.millrace.api.Settings;
import dev.millrace.api.connector.Boundedness;
import dev.millrace.api.connector.EnumeratorContext;
import dev.millrace.api.connector.ReaderContext;
import dev.millrace.api.connector.Sink;
import dev.millrace.api.connector.SinkWriter;
import dev.millrace.api.connector.Source;
import dev.millrace.api.connector.SourceReader;
import dev.millrace.api.connector.SourceSplit;
import dev.millrace.api.connector.SplitEnumerator;
import dev.millrace.api.connector.WriterContext;
import dev.millrace.api.function.KeySelector;
import dev.millrace.api.function.KeyedProcessFunction;
import dev.millrace.api.function.MapFunction;
import dev.millrace.api.function.OutputTag;
import dev.millrace.api.graph.Edge;
import dev.millrace.api.graph.Graph;
import dev.millrace.api.graph.GraphBuilder;
import dev.millrace.api.graph.Instances;
import dev.millrace.api.graph.Node;
import dev.millrace.api.graph.OperatorSpec;
import dev.millrace.api.graph.OperatorSpec.OfCoProcess;
import dev.millrace.api.graph.OperatorSpec.OfKeyedProcess;
import dev.millrace.api.graph.OperatorSpec.OfMap;
import dev.millrace.api.graph.OperatorSpec.OfSink;
import dev.millrace.api.graph.OperatorSpec.OfSource;
import dev.millrace.api.graph.Partitioning;
import dev.millrace.api.graph.Partitioning.ByKey;
import dev.millrace.api.graph.Partitioning.Forward;
import dev.millrace.api.graph.Partitioning.Global;
import dev.millrace.api.time.WatermarkStrategy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Draws a graph in a few words; nothing in it can run. */
final class Sketch {
    static final KeySelector<String, String> KEY = word -> word;

    private final GraphBuilder builder = new GraphBuilder();
    private int parallelism = 2;
    private RuntimeMode mode = RuntimeMode.STREAMING;

    Sketch parallelism(int parallelism) {
        this.parallelism = parallelism;
        return this;
    }

    Sketch batch() {
        this.mode = RuntimeMode.BATCH;
        return this;
    }

    Node source(String name) {
        return source(name, Boundedness.BOUNDED, false);
    }

    Node unboundedSource(String name) {
        return source(name, Boundedness.UNBOUNDED, false);
    }

    Node blockingSource(String name) {
        return source(name, Boundedness.BOUNDED, true);
    }

    Node map(String name, Node... from) {
        return node(map(), name, from);
    }

    /** A keyed process function over {@code from}. */
    Node keyed(String name, Node from) {
        return node(keyedProcess(), name, edge(from, new ByKey(KEY)));
    }

    /** A process function of two inputs. */
    Node connected(String name, Node first, Node second) {
        return node(coProcess(), name, edge(first), new Edge(second, null, new Forward(), 1));
    }

    /** A window without key over {@code from}. */
    Node windowAll(WindowSketch window, String name, Node... from) {
        Edge[] edges =
                Arrays.stream(from).map(node -> edge(node, new Global())).toArray(Edge[]::new);
        return node(window.spec(), name, edges);
    }

    Node sink(String name, Node... from) {
        return node(new OfSink(new NoSink(false)), name, from);
    }

    /** A sink of parallelism 1. */
    Node single(String name, Node from) {
        Node sink = sink(name, from);
        sink.parallelism(1);
        return sink;
    }

    Node blockingSink(String name, Node... from) {
        return node(new OfSink(new NoSink(true)), name, from);
    }

    Node node(OperatorSpec spec, String name, Node... from) {
        return node(spec, name, Arrays.stream(from).map(Sketch::edge).toArray(Edge[]::new));
    }

    Node node(OperatorSpec spec, String name, Edge... inputs) {
        return builder.add(spec, name, List.of(inputs));
    }

    static Edge edge(Node from) {
        return edge(from, new Forward());
    }

    static Edge edge(Node from, Partitioning partitioning) {
        return new Edge(from, null, partitioning, 0);
    }

    static Edge sideOutput(Node from, String tag) {
        return new Edge(from, new OutputTag<>(tag), new Forward(), 0);
    }

    static OperatorSpec map() {
        MapFunction<String, String> same = word -> word;
        return new OfMap(Instances.of(same));
    }

    static OperatorSpec keyedProcess() {
        return new OfKeyedProcess(
                Instances.<KeyedProcessFunction<String, String, String>>suppliedBy(Sketch::none),
                KEY);
    }

    static OperatorSpec coProcess() {
        return new OfCoProcess(Instances.suppliedBy(Sketch::none));
    }

    Graph graph() {
        Settings settings =
                Settings.defaults()
                        .with(Options.PARALLELISM, parallelism)
                        .with(Options.MAX_PARALLELISM, 128)
                        .with(Options.RUNTIME_MODE, mode);
        return new Graph("sketch", builder.nodes(), settings, Map.of());
    }

    Plan plan() {
        return Planner.plan(graph());
    }

    /** The plan's tasks, each as its chain in words. */
    List<String> chains() {
        return plan().tasks().stream().map(Task::name).toList();
    }

    /** The plan's edges as {@code from -> to partitioning}. */
    List<String> edges() {
        Plan plan = plan();
        return plan.edges().stream()
                .map(
                        edge ->
                                edge.fromTask()
                                        + " -> "
                                        + edge.toTask()
                                        + " "
                                        + edge.partitioning().label())
                .toList();
    }

    private Node source(String name, Boundedness boundedness, boolean blocking) {
        return node(
                new OfSource(new NoSource(boundedness, blocking), WatermarkStrategy.noWatermarks()),
                name,
                new Edge[0]);
    }

    private static <T> T none() {
        throw new AssertionError("Planning makes no functions");
    }

    private record NoSplit(String splitId) implements SourceSplit {}

    private record NoSource(Boundedness boundedness, boolean isBlocking)
            implements Source<String, NoSplit, String> {

        @Override
        public SplitEnumerator<NoSplit, String> createEnumerator(
                EnumeratorContext<NoSplit> context, Optional<String> restored) {
            return none();
        }

        @Override
        public SourceReader<String, NoSplit> createReader(ReaderContext context) {
            return none();
        }
    }

    private record NoSink(boolean isBlocking) implements Sink<String> {

        @Override
        public SinkWriter<String> createWriter(WriterContext context) {
            return none();
        }
    }
}
