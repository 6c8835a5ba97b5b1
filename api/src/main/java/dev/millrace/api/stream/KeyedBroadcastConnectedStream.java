// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.stream;

import dev.millrace.api.function.KeyedBroadcastProcessFunction;
import dev.millrace.api.graph.Instances;
import dev.millrace.api.graph.OperatorSpec;
import java.util.function.Supplier;

/**
 * A keyed stream together with one whose records every subtask gets.
 *
 * <pre>{@code
 * MapStateDescriptor<String, Rule> rules = new MapStateDescriptor<>("rules");
 * payments.keyBy(Payment::account).connect(ruleChanges.broadcast(rules)).process(new CheckAccount());
 * }</pre>
 *
 * @param <A> type of the records
 * @param <B> type of the broadcast records
 * @param <K> type of the key
 */
public final class KeyedBroadcastConnectedStream<A, B, K> {
    private final KeyedStream<A, K> stream;
    private final BroadcastStream<B> broadcast;

    KeyedBroadcastConnectedStream(KeyedStream<A, K> stream, BroadcastStream<B> broadcast) {
        this.stream = stream;
        this.broadcast = broadcast;
    }

    /** Processes both, with state and timers per key for the records. */
    public <R> SingleOutputStreamOperator<R> process(
            KeyedBroadcastProcessFunction<K, A, B, R> function) {
        return process(Instances.of(function));
    }

    /** As the other {@code process}, with a function of its own for each subtask. */
    public <R> SingleOutputStreamOperator<R> process(
            Supplier<? extends KeyedBroadcastProcessFunction<K, A, B, R>> functions) {
        return process(Instances.suppliedBy(functions));
    }

    private <R> SingleOutputStreamOperator<R> process(
            Instances<? extends KeyedBroadcastProcessFunction<?, ?, ?, ?>> functions) {
        return stream.upstreams()
                .readWith(
                        broadcast.upstreams(),
                        new OperatorSpec.OfKeyedBroadcastProcess(
                                functions, stream.getKeySelector(), broadcast.states()),
                        "broadcast process");
    }
}
