// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.stream;

import dev.millrace.api.function.AsyncFunction;
import dev.millrace.api.graph.AsyncSpec;
import dev.millrace.api.graph.Instances;

/**
 * Streams of results of asynchronous calls, one call per record.
 *
 * <pre>{@code
 * AsyncFunction<String, Integer> lookUp =
 *         (name, result) -> result.completeFrom(client.ageOf(name));
 * AsyncDataStream.unorderedWait(words, lookUp, AsyncOptions.timeout(Duration.ofSeconds(5)))
 *         .print();
 * }</pre>
 */
public final class AsyncDataStream {

    private AsyncDataStream() {}

    /** Results in the order of the records they were asked for. */
    public static <T, R> SingleOutputStreamOperator<R> orderedWait(
            RecordStream<T> stream,
            AsyncFunction<? super T, R> function,
            AsyncOptions<? super R> options) {
        return call(stream, function, true, options);
    }

    /** Results as they come; none overtakes a watermark. */
    public static <T, R> SingleOutputStreamOperator<R> unorderedWait(
            RecordStream<T> stream,
            AsyncFunction<? super T, R> function,
            AsyncOptions<? super R> options) {
        return call(stream, function, false, options);
    }

    private static <T, R> SingleOutputStreamOperator<R> call(
            RecordStream<T> stream,
            AsyncFunction<? super T, R> function,
            boolean ordered,
            AsyncOptions<?> options) {
        AsyncSpec spec =
                new AsyncSpec(
                        Instances.of(function),
                        ordered,
                        options.capacity(),
                        options.timeout(),
                        options.retry());
        return stream.upstreams().read(spec, "async");
    }
}
