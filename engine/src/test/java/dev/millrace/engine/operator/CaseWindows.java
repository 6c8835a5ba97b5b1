// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.api.function.AggregateFunction;
import dev.millrace.api.function.Collector;
import dev.millrace.api.function.Function;
import dev.millrace.api.function.KeySelector;
import dev.millrace.api.function.LongAggregateFunction;
import dev.millrace.api.function.ProcessAllWindowFunction;
import dev.millrace.api.function.ProcessWindowFunction;
import dev.millrace.api.graph.Instances;
import dev.millrace.api.graph.WindowSpec;
import dev.millrace.api.state.KeyedStateStore;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.window.AccumulationMode;
import dev.millrace.api.window.CountEvictor;
import dev.millrace.api.window.EventTimeSessionWindows;
import dev.millrace.api.window.Evictor;
import dev.millrace.api.window.PaneInfo;
import dev.millrace.api.window.SlidingEventTimeWindows;
import dev.millrace.api.window.TumblingProcessingTimeWindows;
import dev.millrace.api.window.Window;
import dev.millrace.api.window.WindowAssigner;
import dev.millrace.engine.exchange.Output;
import dev.millrace.engine.operator.OperatorHarness.Emitted;
import dev.millrace.engine.operator.OperatorHarness.Event;
import dev.millrace.engine.operator.OperatorHarness.Idle;
import dev.millrace.engine.operator.OperatorHarness.Reached;
import dev.millrace.engine.plan.PhysicalOperator.GlobalWindow;
import dev.millrace.engine.plan.PhysicalOperator.LocalWindow;
import dev.millrace.engine.plan.PhysicalOperator.WholeWindow;
import dev.millrace.engine.plan.WindowKind;
import dev.millrace.engine.seam.ClassCopy;
import dev.millrace.engine.window.WindowOperators;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Windows over records that are their own keys: one of each way in which they are run. */
final class CaseWindows {
    /** A maker of a case's operator. */
    interface Maker extends BiFunction<OperatorContext, Output, Operator> {}

    private static final Duration LATENESS = Duration.ofMillis(10);
    private static final WindowAssigner<Object, ?> SLIDING =
            SlidingEventTimeWindows.of(Duration.ofMillis(20), Duration.ofMillis(10));
    private static final WindowAssigner<Object, ?> SESSIONS =
            EventTimeSessionWindows.withGap(Duration.ofMillis(15));

    private CaseWindows() {}

    static Maker slices(WindowSpec.Contents contents) {
        return whole(WindowKind.SLICES, SLIDING, null, contents);
    }

    static Maker sessions(WindowSpec.Contents contents) {
        return whole(WindowKind.SESSIONS, SESSIONS, null, contents);
    }

    static Maker merging() {
        return whole(WindowKind.GENERAL, SESSIONS, null, gathered());
    }

    static Maker evicting() {
        return whole(WindowKind.GENERAL, SLIDING, CountEvictor.of(1), new WindowSpec.Elements());
    }

    static Maker processingTime() {
        WindowAssigner<Object, ?> assigner =
                TumblingProcessingTimeWindows.of(Duration.ofSeconds(1));
        return whole(WindowKind.GENERAL, assigner, null, gathered());
    }

    static Maker generalOfAll() {
        WindowSpec spec = ofAll(gathered());
        return (context, out) ->
                WindowOperators.whole(new WholeWindow(spec, WindowKind.GENERAL), context, out);
    }

    static Maker firstHalf(WindowSpec.Contents contents) {
        return firstHalfOf(ofAll(contents));
    }

    static Maker secondHalf(WindowSpec.Contents contents) {
        return secondHalfOf(ofAll(contents));
    }

    static Maker firstHalfByKey(WindowSpec.Contents contents) {
        return firstHalfOf(byKey(SLIDING, null, contents));
    }

    static Maker secondHalfByKey(WindowSpec.Contents contents) {
        return secondHalfOf(byKey(SLIDING, null, contents));
    }

    private static Maker firstHalfOf(WindowSpec spec) {
        LocalWindow planned = new LocalWindow(spec);
        return (context, out) -> WindowOperators.local(planned, context, out);
    }

    private static Maker secondHalfOf(WindowSpec spec) {
        GlobalWindow planned = new GlobalWindow(spec);
        return (context, out) -> WindowOperators.global(planned, context, out);
    }

    private static Maker whole(
            WindowKind kind,
            WindowAssigner<Object, ?> assigner,
            @Nullable Evictor<?, ?> evictor,
            WindowSpec.Contents contents) {
        WindowSpec spec = byKey(assigner, evictor, contents);
        return (context, out) -> WindowOperators.whole(new WholeWindow(spec, kind), context, out);
    }

    private static WindowSpec byKey(
            WindowAssigner<Object, ?> assigner,
            @Nullable Evictor<?, ?> evictor,
            WindowSpec.Contents contents) {
        KeySelector<Object, Object> key = value -> OperatorCase.good(value);
        return spec(key, assigner, evictor, contents, Instances.suppliedBy(Told::new));
    }

    private static WindowSpec ofAll(WindowSpec.Contents contents) {
        return spec(null, SLIDING, null, contents, Instances.suppliedBy(ToldOfAll::new));
    }

    private static WindowSpec spec(
            @Nullable KeySelector<?, ?> key,
            WindowAssigner<Object, ?> assigner,
            @Nullable Evictor<?, ?> evictor,
            WindowSpec.Contents contents,
            Instances<? extends Function> function) {
        return new WindowSpec(
                key,
                assigner,
                null,
                evictor,
                LATENESS,
                null,
                AccumulationMode.ACCUMULATING,
                contents,
                function);
    }

    /** An accumulator that is a long. */
    static WindowSpec.Contents lengths() {
        return new WindowSpec.Aggregated(Instances.of(new Lengths()));
    }

    /** An accumulator that is an object. */
    static WindowSpec.Contents gathered() {
        return new WindowSpec.Aggregated(Instances.of(new Gathered()));
    }

    /** Windows promise an order by time; that of keys is nobody's business. */
    static List<Event> keysInAnyOrder(List<Event> events) {
        List<Event> ordered = new ArrayList<>();
        List<Emitted> stretch = new ArrayList<>();
        for (Event event : events) {
            if (event instanceof Emitted emitted) {
                stretch.add(emitted);
            } else {
                ordered.addAll(inOrderOfTime(stretch));
                stretch.clear();
                ordered.add(event);
            }
        }
        ordered.addAll(inOrderOfTime(stretch));
        return ordered;
    }

    private static List<Emitted> inOrderOfTime(List<Emitted> stretch) {
        return stretch.stream()
                .sorted(
                        Comparator.comparingLong(Emitted::timestamp)
                                .thenComparing(emitted -> emitted.value().toString()))
                .toList();
    }

    /** The first half promises what the second half makes of it. */
    static List<Event> throughSecondHalf(WindowSpec.Contents contents, List<Event> events) {
        return through(new OperatorHarness(secondHalf(contents)).open(), events);
    }

    /** As {@link #throughSecondHalf}, by key. */
    static List<Event> throughSecondHalfByKey(WindowSpec.Contents contents, List<Event> events) {
        OperatorHarness second = new OperatorHarness(secondHalfByKey(contents)).open();
        return keysInAnyOrder(through(second, events));
    }

    private static Object keyOf(Object value) {
        try {
            return WindowOperators.keyBetweenHalves(record -> record, ClassCopy.OF_EACH)
                    .getKey(value);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Event> through(OperatorHarness second, List<Event> events) {
        for (Event event : events) {
            if (event instanceof Emitted emitted) {
                second.record(emitted.value(), keyOf(emitted.value()), emitted.timestamp());
            } else if (event instanceof Reached reached) {
                second.watermark(reached.watermark());
            } else if (event instanceof Idle idle) {
                second.operator().idle(idle.idle());
            }
        }
        return second.emitted();
    }

    private static final class Lengths implements LongAggregateFunction<Object, Object> {
        @Override
        public long createLong() {
            return 0;
        }

        @Override
        public long addLong(Object value, long accumulator) {
            return accumulator + OperatorCase.goodOrIllegal(value).toString().length();
        }

        @Override
        public Object resultOf(long accumulator) {
            return accumulator;
        }

        @Override
        public long mergeLong(long a, long b) {
            return a + b;
        }
    }

    private static final class Gathered implements AggregateFunction<Object, List<Object>, Object> {
        @Override
        public List<Object> createAccumulator() {
            return new ArrayList<>();
        }

        @Override
        public List<Object> add(Object value, List<Object> accumulator) {
            accumulator.add(OperatorCase.goodOrIllegal(value));
            return accumulator;
        }

        @Override
        public Object getResult(List<Object> accumulator) {
            return accumulator.stream().map(Object::toString).sorted().toList();
        }

        @Override
        public List<Object> merge(List<Object> a, List<Object> b) {
            a.addAll(b);
            return a;
        }
    }

    /** Everything there is to know about a firing, and the how manieth of the key it is. */
    private static Object told(
            Object key, Window window, Iterable<Object> elements, PaneInfo pane, long firings) {
        List<Object> content = new ArrayList<>();
        elements.forEach(content::add);
        return List.of(key, window, content, pane, firings);
    }

    private static long countedIn(KeyedStateStore state) throws Exception {
        ValueState<Long> fired = state.getState(new ValueStateDescriptor<Long>("fired"));
        Long before = fired.value();
        fired.update(before == null ? 1 : before + 1);
        return before == null ? 1 : before + 1;
    }

    private static final class Told extends ProcessWindowFunction<Object, Object, Object, Window> {
        @Override
        public void process(
                Object key, Context context, Iterable<Object> elements, Collector<Object> out)
                throws Exception {
            long firings = countedIn(context.globalState());
            out.collect(told(key, context.window(), elements, context.pane(), firings));
        }
    }

    private static final class ToldOfAll extends ProcessAllWindowFunction<Object, Object, Window> {
        @Override
        public void process(Context context, Iterable<Object> elements, Collector<Object> out)
                throws Exception {
            long firings = countedIn(context.globalState());
            out.collect(told("all", context.window(), elements, context.pane(), firings));
        }
    }
}
