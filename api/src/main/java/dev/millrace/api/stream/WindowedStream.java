// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.stream;

import dev.millrace.api.function.AggregateFunction;
import dev.millrace.api.function.OutputTag;
import dev.millrace.api.function.ProcessWindowFunction;
import dev.millrace.api.function.ReduceFunction;
import dev.millrace.api.graph.Instances;
import dev.millrace.api.graph.WindowSpec;
import dev.millrace.api.window.AccumulationMode;
import dev.millrace.api.window.Evictor;
import dev.millrace.api.window.Trigger;
import dev.millrace.api.window.Window;
import dev.millrace.api.window.WindowAssigner;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Windows over the records of each key. Settings change this object and return it; a function ends
 * them and adds the operator.
 *
 * <pre>{@code
 * OutputTag<Flight> tooLate = new OutputTag<>("too-late");
 * flights.keyBy(Flight::origin)
 *         .window(TumblingEventTimeWindows.of(Duration.ofHours(1)))
 *         .allowedLateness(Duration.ofHours(48))
 *         .sideOutputLateData(tooLate)
 *         .aggregate(new HourOfAirport(), new WithWindowStart());
 * }</pre>
 *
 * @param <T> type of the records
 * @param <K> type of the key
 * @param <W> type of the windows
 */
public final class WindowedStream<T, K, W extends Window> implements Reducible<T> {
    private final Upstreams upstreams;
    private final WindowSettings settings;

    WindowedStream(KeyedStream<T, K> stream, WindowAssigner<? super T, W> assigner) {
        this.upstreams = stream.upstreams();
        this.settings = new WindowSettings(stream.getKeySelector(), assigner);
    }

    /**
     * When windows fire, instead of the assigner's default.
     *
     * @throws IllegalArgumentException if windows merge and the trigger cannot
     */
    public WindowedStream<T, K, W> trigger(Trigger<? super T, ? super W> trigger) {
        settings.trigger(trigger);
        return this;
    }

    /** Which records are left out at a firing. Windows then keep all their records. */
    public WindowedStream<T, K, W> evictor(Evictor<? super T, ? super W> evictor) {
        settings.evictor(evictor);
        return this;
    }

    /**
     * How long after the watermark has passed its end a window still takes records, firing again
     * for each. Zero by default.
     */
    public WindowedStream<T, K, W> allowedLateness(Duration lateness) {
        settings.allowedLateness(lateness);
        return this;
    }

    /** Where records go that are late beyond the allowed lateness; else they are counted. */
    public WindowedStream<T, K, W> sideOutputLateData(OutputTag<T> tag) {
        settings.lateOutput(tag);
        return this;
    }

    /** Each firing sees all records of the window so far; the default. */
    public WindowedStream<T, K, W> accumulatingPanes() {
        settings.accumulation(AccumulationMode.ACCUMULATING);
        return this;
    }

    /** Each firing sees the records since the last one. */
    public WindowedStream<T, K, W> discardingPanes() {
        settings.accumulation(AccumulationMode.DISCARDING);
        return this;
    }

    /** One record per key and window, made of all, two at a time. */
    @Override
    public SingleOutputStreamOperator<T> reduce(ReduceFunction<T> function) {
        return read(settings.ofReduced(Instances.of(function), null));
    }

    /** As {@code reduce}, and {@code result} makes something of the one record and the window. */
    public <R> SingleOutputStreamOperator<R> reduce(
            ReduceFunction<T> function, ProcessWindowFunction<? super T, R, K, W> result) {
        return read(settings.ofReduced(Instances.of(function), Instances.of(result)));
    }

    /** As the other one, with a function of its own for each subtask. */
    public <R> SingleOutputStreamOperator<R> reduce(
            ReduceFunction<T> function,
            Supplier<? extends ProcessWindowFunction<? super T, R, K, W>> results) {
        return read(settings.ofReduced(Instances.of(function), Instances.suppliedBy(results)));
    }

    /** One result per key and window, of an accumulator that takes each record as it comes. */
    public <A, R> SingleOutputStreamOperator<R> aggregate(
            AggregateFunction<? super T, A, R> function) {
        return read(settings.ofAggregated(Instances.of(function), null));
    }

    /** As {@code aggregate}, and {@code result} makes something of the value and the window. */
    public <A, V, R> SingleOutputStreamOperator<R> aggregate(
            AggregateFunction<? super T, A, V> function,
            ProcessWindowFunction<? super V, R, K, W> result) {
        return read(settings.ofAggregated(Instances.of(function), Instances.of(result)));
    }

    /** As the other one, with a function of its own for each subtask. */
    public <A, V, R> SingleOutputStreamOperator<R> aggregate(
            AggregateFunction<? super T, A, V> function,
            Supplier<? extends ProcessWindowFunction<? super V, R, K, W>> results) {
        return read(settings.ofAggregated(Instances.of(function), Instances.suppliedBy(results)));
    }

    /** Hands all records of a key and window to {@code function}. */
    public <R> SingleOutputStreamOperator<R> process(
            ProcessWindowFunction<? super T, R, K, W> function) {
        return read(settings.ofElements(Instances.of(function)));
    }

    /** As the other {@code process}, with a function of its own for each subtask. */
    public <R> SingleOutputStreamOperator<R> process(
            Supplier<? extends ProcessWindowFunction<? super T, R, K, W>> functions) {
        return read(settings.ofElements(Instances.suppliedBy(functions)));
    }

    private <R> SingleOutputStreamOperator<R> read(WindowSpec spec) {
        return upstreams.read(spec, settings.name());
    }
}
