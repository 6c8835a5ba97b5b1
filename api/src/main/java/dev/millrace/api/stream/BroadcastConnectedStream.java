// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.stream;

import dev.millrace.api.function.BroadcastProcessFunction;
import dev.millrace.api.graph.Instances;
import dev.millrace.api.graph.OperatorSpec;
import java.util.function.Supplier;

/**
 * A stream together with one whose records every subtask gets: rules, say, that apply to all.
 *
 * <pre>{@code
 * MapStateDescriptor<String, Rule> rules = new MapStateDescriptor<>("rules");
 * payments.connect(ruleChanges.broadcast(rules)).process(new CheckRules());
 * }</pre>
 *
 * @param <A> type of the records
 * @param <B> type of the broadcast records
 */
public final class BroadcastConnectedStream<A, B> {
    private final DataStream<A> stream;
    private final BroadcastStream<B> broadcast;

    BroadcastConnectedStream(DataStream<A> stream, BroadcastStream<B> broadcast) {
        this.stream = stream;
        this.broadcast = broadcast;
    }

    /** Processes both. */
    public <R> SingleOutputStreamOperator<R> process(BroadcastProcessFunction<A, B, R> function) {
        return process(Instances.of(function));
    }

    /** As the other {@code process}, with a function of its own for each subtask. */
    public <R> SingleOutputStreamOperator<R> process(
            Supplier<? extends BroadcastProcessFunction<A, B, R>> functions) {
        return process(Instances.suppliedBy(functions));
    }

    private <R> SingleOutputStreamOperator<R> process(
            Instances<? extends BroadcastProcessFunction<?, ?, ?>> functions) {
        return stream.upstreams()
                .readWith(
                        broadcast.upstreams(),
                        new OperatorSpec.OfBroadcastProcess(functions, broadcast.states()),
                        "broadcast process");
    }
}
