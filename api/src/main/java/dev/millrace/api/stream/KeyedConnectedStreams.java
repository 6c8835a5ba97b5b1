// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.stream;

import dev.millrace.api.function.CoFlatMapFunction;
import dev.millrace.api.function.CoMapFunction;
import dev.millrace.api.function.KeyedCoProcessFunction;
import dev.millrace.api.graph.Instances;
import dev.millrace.api.graph.OperatorSpec;
import java.util.function.Supplier;

/**
 * Two keyed streams that go into one operator: records of both with one key meet in one subtask and
 * share the state of that key.
 *
 * <pre>{@code
 * rides.keyBy(Ride::id).connect(fares.keyBy(Fare::rideId)).process(new RideWithFare());
 * }</pre>
 *
 * @param <A> type of the first stream's records
 * @param <B> type of the second stream's records
 * @param <K> type of the key
 */
public final class KeyedConnectedStreams<A, B, K> {
    private final KeyedStream<A, K> first;
    private final KeyedStream<B, K> second;

    KeyedConnectedStreams(KeyedStream<A, K> first, KeyedStream<B, K> second) {
        this.first = first;
        this.second = second;
    }

    public KeyedStream<A, K> getFirstInput() {
        return first;
    }

    public KeyedStream<B, K> getSecondInput() {
        return second;
    }

    /** Makes one record of each. A rich function can keep state per key. */
    public <R> SingleOutputStreamOperator<R> map(CoMapFunction<A, B, R> function) {
        Instances<CoMapFunction<A, B, R>> each = Instances.of(function);
        return read(
                Instances.suppliedBy(() -> KeyedCoFlatMap.<K, A, B, R>ofMap(each.next())),
                "co-map");
    }

    /** Makes any number of records of each. A rich function can keep state per key. */
    public <R> SingleOutputStreamOperator<R> flatMap(CoFlatMapFunction<A, B, R> function) {
        Instances<CoFlatMapFunction<A, B, R>> each = Instances.of(function);
        return read(
                Instances.suppliedBy(() -> KeyedCoFlatMap.<K, A, B, R>ofFlatMap(each.next())),
                "co-flatMap");
    }

    /** Makes any number of records of each, with state and timers per key. */
    public <R> SingleOutputStreamOperator<R> process(KeyedCoProcessFunction<K, A, B, R> function) {
        return read(Instances.of(function), "co-process");
    }

    /** As the other {@code process}, with a function of its own for each subtask. */
    public <R> SingleOutputStreamOperator<R> process(
            Supplier<? extends KeyedCoProcessFunction<K, A, B, R>> functions) {
        return read(Instances.suppliedBy(functions), "co-process");
    }

    <R> SingleOutputStreamOperator<R> read(
            Instances<? extends KeyedCoProcessFunction<?, ?, ?, ?>> functions, String name) {
        OperatorSpec spec =
                new OperatorSpec.OfKeyedCoProcess(
                        functions, first.getKeySelector(), second.getKeySelector());
        return first.upstreams().readWith(second.upstreams(), spec, name);
    }
}
