// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.stream;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.function.OutputTag;
import dev.millrace.api.graph.Edge;
import dev.millrace.api.graph.GraphBuilder;
import dev.millrace.api.graph.Node;
import dev.millrace.api.graph.OperatorSpec;
import dev.millrace.api.graph.Partitioning;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where the records of a stream come from: the outputs of one node, or of several for a union. The
 * place where streams become nodes and edges of the graph. Immutable.
 *
 * @param env the environment the stream belongs to
 * @param graph the environment's graph
 * @param edges the outputs that are read, each as input 0 of a node yet to come
 */
record Upstreams(StreamExecutionEnvironment env, GraphBuilder graph, List<Edge> edges) {

    Upstreams {
        edges = List.copyOf(edges);
    }

    /** A source, which has none. */
    static Upstreams none(StreamExecutionEnvironment env, GraphBuilder graph) {
        return new Upstreams(env, graph, List.of());
    }

    /** The main output of {@code node}, or one of its side outputs. */
    Upstreams outputOf(Node node, @Nullable OutputTag<?> sideOutput) {
        Edge edge = new Edge(node, sideOutput, new Partitioning.Forward(), 0);
        return new Upstreams(env, graph, List.of(edge));
    }

    Upstreams partitionedBy(Partitioning partitioning) {
        return each(edge -> edge.partitionedBy(partitioning));
    }

    Upstreams union(Upstreams other) {
        List<Edge> both = new ArrayList<>(edges);
        both.addAll(sameJob(other).edges);
        return new Upstreams(env, graph, both);
    }

    /** Adds a node that reads these upstreams, and gives the stream of its results. */
    <R> SingleOutputStreamOperator<R> read(OperatorSpec spec, String name) {
        Node node = graph.add(spec, name, edges);
        return new SingleOutputStreamOperator<>(this, node);
    }

    /** Adds a node that reads these upstreams as its input 0 and {@code second} as its input 1. */
    <R> SingleOutputStreamOperator<R> readWith(Upstreams second, OperatorSpec spec, String name) {
        List<Edge> inputs = new ArrayList<>(edges);
        inputs.addAll(sameJob(second).each(edge -> edge.asInput(1)).edges);
        return new SingleOutputStreamOperator<>(this, graph.add(spec, name, inputs));
    }

    private Upstreams each(UnaryOperator<Edge> change) {
        return new Upstreams(env, graph, edges.stream().map(change).toList());
    }

    private Upstreams sameJob(Upstreams other) {
        if (other.graph != graph) {
            throw new IllegalArgumentException(
                    "The two streams belong to two environments; make both from one");
        }
        return other;
    }
}
