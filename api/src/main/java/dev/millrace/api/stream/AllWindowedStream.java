// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.stream;

import dev.millrace.api.function.AggregateFunction;
import dev.millrace.api.function.OutputTag;
import dev.millrace.api.function.ProcessAllWindowFunction;
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
 * Windows over all records of a stream, computed by one subtask. Settings change this object and
 * return it; a function ends them and adds the operator.
 *
 * <pre>{@code
 * sales.windowAll(TumblingEventTimeWindows.of(Duration.ofDays(1))).sum("cents");
 * }</pre>
 *
 * @param <T> type of the records
 * @param <W> type of the windows
 */
public final class AllWindowedStream<T, W extends Window> implements Reducible<T> {
    private final Upstreams upstreams;
    private final WindowSettings settings;

    AllWindowedStream(RecordStream<T> stream, WindowAssigner<? super T, W> assigner) {
        this.upstreams = stream.upstreams();
        this.settings = new WindowSettings(null, assigner);
    }

    /**
     * When windows fire, instead of the assigner's default.
     *
     * @throws IllegalArgumentException if windows merge and the trigger cannot
     */
    public AllWindowedStream<T, W> trigger(Trigger<? super T, ? super W> trigger) {
        settings.trigger(trigger);
        return this;
    }

    /** Which records are left out at a firing. Windows then keep all their records. */
    public AllWindowedStream<T, W> evictor(Evictor<? super T, ? super W> evictor) {
        settings.evictor(evictor);
        return this;
    }

    /**
     * How long after the watermark has passed its end a window still takes records, firing again
     * for each. Zero by default.
     */
    public AllWindowedStream<T, W> allowedLateness(Duration lateness) {
        settings.allowedLateness(lateness);
        return this;
    }

    /** Where records go that are late beyond the allowed lateness; else they are counted. */
    public AllWindowedStream<T, W> sideOutputLateData(OutputTag<T> tag) {
        settings.lateOutput(tag);
        return this;
    }

    /** Each firing sees all records of the window so far; the default. */
    public AllWindowedStream<T, W> accumulatingPanes() {
        settings.accumulation(AccumulationMode.ACCUMULATING);
        return this;
    }

    /** Each firing sees the records since the last one. */
    public AllWindowedStream<T, W> discardingPanes() {
        settings.accumulation(AccumulationMode.DISCARDING);
        return this;
    }

    /** One record per window, made of all, two at a time. */
    @Override
    public SingleOutputStreamOperator<T> reduce(ReduceFunction<T> function) {
        return read(settings.ofReduced(Instances.of(function), null));
    }

    /** As {@code reduce}, and {@code result} makes something of the one record and the window. */
    public <R> SingleOutputStreamOperator<R> reduce(
            ReduceFunction<T> function, ProcessAllWindowFunction<? super T, R, W> result) {
        return read(settings.ofReduced(Instances.of(function), Instances.of(result)));
    }

    /** As the other one, with a function of its own for each subtask. */
    public <R> SingleOutputStreamOperator<R> reduce(
            ReduceFunction<T> function,
            Supplier<? extends ProcessAllWindowFunction<? super T, R, W>> results) {
        return read(settings.ofReduced(Instances.of(function), Instances.suppliedBy(results)));
    }

    /** One result per window, of an accumulator that takes each record as it comes. */
    public <A, R> SingleOutputStreamOperator<R> aggregate(
            AggregateFunction<? super T, A, R> function) {
        return read(settings.ofAggregated(Instances.of(function), null));
    }

    /** As {@code aggregate}, and {@code result} makes something of the value and the window. */
    public <A, V, R> SingleOutputStreamOperator<R> aggregate(
            AggregateFunction<? super T, A, V> function,
            ProcessAllWindowFunction<? super V, R, W> result) {
        return read(settings.ofAggregated(Instances.of(function), Instances.of(result)));
    }

    /** As the other one, with a function of its own for each subtask. */
    public <A, V, R> SingleOutputStreamOperator<R> aggregate(
            AggregateFunction<? super T, A, V> function,
            Supplier<? extends ProcessAllWindowFunction<? super V, R, W>> results) {
        return read(settings.ofAggregated(Instances.of(function), Instances.suppliedBy(results)));
    }

    /** Hands all records of a window to {@code function}. */
    public <R> SingleOutputStreamOperator<R> process(
            ProcessAllWindowFunction<? super T, R, W> function) {
        return read(settings.ofElements(Instances.of(function)));
    }

    /** As the other {@code process}, with a function of its own for each subtask. */
    public <R> SingleOutputStreamOperator<R> process(
            Supplier<? extends ProcessAllWindowFunction<? super T, R, W>> functions) {
        return read(settings.ofElements(Instances.suppliedBy(functions)));
    }

    private <R> SingleOutputStreamOperator<R> read(WindowSpec spec) {
        SingleOutputStreamOperator<R> results = upstreams.read(spec, settings.name());
        return results.setParallelism(1);
    }
}
