// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.stream;

import dev.millrace.api.function.AggregateFunction;
import dev.millrace.api.function.FilterFunction;
import dev.millrace.api.function.FlatMapFunction;
import dev.millrace.api.function.KeySelector;
import dev.millrace.api.function.KeyedProcessFunction;
import dev.millrace.api.function.MapFunction;
import dev.millrace.api.function.ReduceFunction;
import dev.millrace.api.function.RichFunction;
import dev.millrace.api.graph.Instances;
import dev.millrace.api.graph.OperatorSpec;
import dev.millrace.api.graph.Partitioning;
import dev.millrace.api.window.CountEvictor;
import dev.millrace.api.window.CountTrigger;
import dev.millrace.api.window.GlobalWindow;
import dev.millrace.api.window.GlobalWindows;
import dev.millrace.api.window.PurgingTrigger;
import dev.millrace.api.window.Window;
import dev.millrace.api.window.WindowAssigner;
import java.util.function.Supplier;

/**
 * A stream whose records of one key all go to one subtask, which keeps state and timers for each
 * key. A program does not often name this type; it goes on after {@code keyBy}.
 *
 * <pre>{@code
 * sales.keyBy(Sale::shop)
 *         .window(TumblingEventTimeWindows.of(Duration.ofHours(1)))
 *         .sum("cents");
 * }</pre>
 *
 * @param <T> type of the records
 * @param <K> type of the key
 */
public final class KeyedStream<T, K> extends RecordStream<T> implements Reducible<T> {
    private final KeySelector<? super T, K> key;

    KeyedStream(RecordStream<T> stream, KeySelector<? super T, K> key) {
        super(stream.upstreams().partitionedBy(new Partitioning.ByKey(key)));
        this.key = key;
    }

    /** How a record's key is found. */
    public KeySelector<? super T, K> getKeySelector() {
        return key;
    }

    /** As for any stream; a rich function can keep state per key. */
    @Override
    public <R> SingleOutputStreamOperator<R> map(MapFunction<? super T, ? extends R> function) {
        if (!(function instanceof RichFunction)) {
            return super.map(function);
        }
        Instances<MapFunction<? super T, ? extends R>> each = Instances.of(function);
        return keyed(() -> KeyedFlatMap.<K, T, R>ofMap(each.next()), "map");
    }

    /** As for any stream; a rich function can keep state per key. */
    @Override
    public SingleOutputStreamOperator<T> filter(FilterFunction<? super T> function) {
        if (!(function instanceof RichFunction)) {
            return super.filter(function);
        }
        Instances<FilterFunction<? super T>> each = Instances.of(function);
        return keyed(() -> KeyedFlatMap.<K, T>ofFilter(each.next()), "filter");
    }

    /** As for any stream; a rich function can keep state per key. */
    @Override
    public <R> SingleOutputStreamOperator<R> flatMap(FlatMapFunction<? super T, R> function) {
        if (!(function instanceof RichFunction)) {
            return super.flatMap(function);
        }
        Instances<FlatMapFunction<? super T, R>> each = Instances.of(function);
        return keyed(() -> KeyedFlatMap.<K, T, R>ofFlatMap(each.next()), "flatMap");
    }

    private <R> SingleOutputStreamOperator<R> keyed(
            Supplier<? extends KeyedProcessFunction<K, T, R>> functions, String name) {
        return upstreams()
                .read(new OperatorSpec.OfKeyedProcess(Instances.suppliedBy(functions), key), name);
    }

    /** Makes any number of records of each, with state and timers per key. */
    public <R> SingleOutputStreamOperator<R> process(
            KeyedProcessFunction<? super K, ? super T, R> function) {
        return process(Instances.of(function));
    }

    /** As the other {@code process}, with a function of its own for each subtask. */
    public <R> SingleOutputStreamOperator<R> process(
            Supplier<? extends KeyedProcessFunction<? super K, ? super T, R>> functions) {
        return process(Instances.suppliedBy(functions));
    }

    private <R> SingleOutputStreamOperator<R> process(
            Instances<? extends KeyedProcessFunction<?, ?, ?>> functions) {
        return upstreams().read(new OperatorSpec.OfKeyedProcess(functions, key), "process");
    }

    /**
     * Keeps one record per key, made of all so far, and emits it after each. Not called for the
     * first record of a key, which is emitted as it is.
     */
    @Override
    public SingleOutputStreamOperator<T> reduce(ReduceFunction<T> function) {
        return upstreams()
                .read(new OperatorSpec.OfRunningReduce(Instances.of(function), key), "reduce");
    }

    /**
     * Keeps one accumulator per key, and emits the key with its result after each record.
     *
     * <pre>{@code
     * DataStream<KeyValue<String, Long>> counts = words.keyBy(w -> w).aggregate(Aggregates.count());
     * }</pre>
     */
    public <A, R> SingleOutputStreamOperator<KeyValue<K, R>> aggregate(
            AggregateFunction<? super T, A, R> function) {
        return upstreams()
                .read(
                        new OperatorSpec.OfRunningAggregate(Instances.of(function), key),
                        "aggregate");
    }

    /** Divides the records of each key into windows. */
    public <W extends Window> WindowedStream<T, K, W> window(
            WindowAssigner<? super T, W> assigner) {
        return new WindowedStream<>(this, assigner);
    }

    /** A window for each {@code size} records of a key. */
    public WindowedStream<T, K, GlobalWindow> countWindow(long size) {
        return window(GlobalWindows.create()).trigger(PurgingTrigger.of(CountTrigger.of(size)));
    }

    /** The last {@code size} records of a key, each time another {@code slide} have come. */
    public WindowedStream<T, K, GlobalWindow> countWindow(long size, long slide) {
        return window(GlobalWindows.create())
                .trigger(CountTrigger.of(slide))
                .evictor(CountEvictor.of(size));
    }

    /** Two streams for one operator, in which records of both with one key share its state. */
    public <R> KeyedConnectedStreams<T, R, K> connect(KeyedStream<R, K> other) {
        return new KeyedConnectedStreams<>(this, other);
    }

    /** This stream together with one whose records every subtask gets. */
    public <R> KeyedBroadcastConnectedStream<T, R, K> connect(BroadcastStream<R> other) {
        return new KeyedBroadcastConnectedStream<>(this, other);
    }

    /** Pairs with records of {@code other} that have the same key and a time nearby. */
    public <R> IntervalJoin<T, R, K> intervalJoin(KeyedStream<R, K> other) {
        return new IntervalJoin<>(this, other);
    }
}
