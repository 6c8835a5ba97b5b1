// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.stream;

import dev.millrace.api.function.CoFlatMapFunction;
import dev.millrace.api.function.CoMapFunction;
import dev.millrace.api.function.CoProcessFunction;
import dev.millrace.api.function.KeySelector;
import dev.millrace.api.graph.Instances;
import dev.millrace.api.graph.OperatorSpec;
import java.util.function.Supplier;

/**
 * Two streams that go into one operator. To share state between them, key both.
 *
 * <pre>{@code
 * orders.connect(clicks).map(new AsText()).print();
 * rides.connect(fares).keyBy(Ride::id, Fare::rideId).process(new RideWithFare());
 * }</pre>
 *
 * @param <A> type of the first stream's records
 * @param <B> type of the second stream's records
 */
public final class ConnectedStreams<A, B> {
    private final RecordStream<A> first;
    private final RecordStream<B> second;

    ConnectedStreams(RecordStream<A> first, RecordStream<B> second) {
        this.first = first;
        this.second = second;
    }

    public RecordStream<A> getFirstInput() {
        return first;
    }

    public RecordStream<B> getSecondInput() {
        return second;
    }

    /** The same streams, both keyed. */
    public <K> KeyedConnectedStreams<A, B, K> keyBy(
            KeySelector<? super A, K> firstKey, KeySelector<? super B, K> secondKey) {
        return new KeyedConnectedStreams<>(first.keyBy(firstKey), second.keyBy(secondKey));
    }

    /** Makes one record of each. */
    public <R> SingleOutputStreamOperator<R> map(CoMapFunction<A, B, R> function) {
        Instances<CoMapFunction<A, B, R>> each = Instances.of(function);
        return read(Instances.suppliedBy(() -> CoFlatMap.ofMap(each.next())), "co-map");
    }

    /** Makes any number of records of each. */
    public <R> SingleOutputStreamOperator<R> flatMap(CoFlatMapFunction<A, B, R> function) {
        Instances<CoFlatMapFunction<A, B, R>> each = Instances.of(function);
        return read(Instances.suppliedBy(() -> CoFlatMap.ofFlatMap(each.next())), "co-flatMap");
    }

    /** Makes any number of records of each, with its timestamp, side outputs and the clock. */
    public <R> SingleOutputStreamOperator<R> process(CoProcessFunction<A, B, R> function) {
        return read(Instances.of(function), "co-process");
    }

    /** As the other {@code process}, with a function of its own for each subtask. */
    public <R> SingleOutputStreamOperator<R> process(
            Supplier<? extends CoProcessFunction<A, B, R>> functions) {
        return read(Instances.suppliedBy(functions), "co-process");
    }

    private <R> SingleOutputStreamOperator<R> read(
            Instances<? extends CoProcessFunction<?, ?, ?>> functions, String name) {
        return first.upstreams()
                .readWith(second.upstreams(), new OperatorSpec.OfCoProcess(functions), name);
    }
}
