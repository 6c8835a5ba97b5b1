// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.stream;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.connector.Source;
import dev.millrace.api.graph.GraphBuilder;
import dev.millrace.api.graph.Node;
import dev.millrace.api.graph.OperatorSpec;
import dev.millrace.api.time.WatermarkStrategy;
import java.util.List;

/**
 * The records of a source. Made by the methods of {@link StreamExecutionEnvironment}.
 *
 * <pre>{@code
 * DataStreamSource<Long> numbers = env.fromSequence(1, 100);
 * numbers.name("numbers").setParallelism(2);
 * }</pre>
 *
 * @param <T> type of the records
 */
public final class DataStreamSource<T> extends SingleOutputStreamOperator<T> {

    private DataStreamSource(Upstreams none, Node node) {
        super(none, node);
    }

    /** Adds a source to the graph of {@code env}; the environment's own way to make a stream. */
    public static <T> DataStreamSource<T> of(
            StreamExecutionEnvironment env,
            GraphBuilder graph,
            Source<? extends T, ?, ?> source,
            WatermarkStrategy<? super T> watermarks,
            String name) {
        Node node = graph.add(new OperatorSpec.OfSource(source, watermarks), name, List.of());
        return new DataStreamSource<>(Upstreams.none(env, graph), node);
    }
}
