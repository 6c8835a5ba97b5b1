// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.stream;

import dev.millrace.api.function.ProcessFunction;
import dev.millrace.api.graph.Instances;
import dev.millrace.api.graph.OperatorSpec;
import java.util.function.Supplier;

/**
 * A stream of records of one type, without keys.
 *
 * <pre>{@code
 * env.fromData("to be or", "not to be")
 *         .flatMap((String line, Collector<String> out) -> {
 *             for (String word : line.split(" ")) {
 *                 out.collect(word);
 *             }
 *         })
 *         .keyBy(word -> word)
 *         .aggregate(Aggregates.count())
 *         .print();
 * env.execute("words");
 * }</pre>
 *
 * @param <T> type of the records
 */
public sealed class DataStream<T> extends RecordStream<T> permits SingleOutputStreamOperator {

    DataStream(Upstreams upstreams) {
        super(upstreams);
    }

    /** Makes any number of records of each, with its timestamp, side outputs and the clock. */
    public final <R> SingleOutputStreamOperator<R> process(ProcessFunction<? super T, R> function) {
        return process(Instances.of(function));
    }

    /** As the other {@code process}, with a function of its own for each subtask. */
    public final <R> SingleOutputStreamOperator<R> process(
            Supplier<? extends ProcessFunction<? super T, R>> functions) {
        return process(Instances.suppliedBy(functions));
    }

    private <R> SingleOutputStreamOperator<R> process(
            Instances<? extends ProcessFunction<?, ?>> functions) {
        return upstreams().read(new OperatorSpec.OfProcess(functions), "process");
    }

    /** This stream together with one whose records every subtask gets. */
    public final <R> BroadcastConnectedStream<T, R> connect(BroadcastStream<R> other) {
        return new BroadcastConnectedStream<>(this, other);
    }
}
