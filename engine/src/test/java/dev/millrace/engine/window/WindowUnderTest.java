// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.function.AggregateFunction;
import dev.millrace.api.function.Aggregates;
import dev.millrace.api.function.Collector;
import dev.millrace.api.function.Function;
import dev.millrace.api.function.KeySelector;
import dev.millrace.api.function.ProcessAllWindowFunction;
import dev.millrace.api.function.ProcessWindowFunction;
import dev.millrace.api.function.ReduceFunction;
import dev.millrace.api.graph.Instances;
import dev.millrace.api.graph.WindowSpec;
import dev.millrace.api.window.AccumulationMode;
import dev.millrace.api.window.EventTimeSessionWindows;
import dev.millrace.api.window.SlidingEventTimeWindows;
import dev.millrace.api.window.TimeWindow;
import dev.millrace.api.window.TumblingEventTimeWindows;
import dev.millrace.api.window.Window;
import dev.millrace.api.window.WindowAssigner;
import dev.millrace.api.window.WindowGrid;
import dev.millrace.engine.operator.OperatorHarness;
import dev.millrace.engine.operator.OperatorHarness.Emitted;
import dev.millrace.engine.plan.PhysicalOperator.GlobalWindow;
import dev.millrace.engine.plan.PhysicalOperator.LocalWindow;
import dev.millrace.engine.plan.PhysicalOperator.WholeWindow;
import dev.millrace.engine.plan.WindowKind;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A window of sales by shop, as a spec and as an oracle. */
final class WindowUnderTest {

    /** What is made of the sales of a window: once of every kind of accumulator. */
    enum Aggregate {
        /** Retractable longs. */
        SUM,
        /** Longs from which nothing can be retracted. */
        MAX,
        /** Retractable objects that are changed in place. */
        TOTALS,
        /** Objects that are changed in place, from which nothing can be retracted. */
        DISTINCT,
        /** Records. */
        REDUCED,
        /** No aggregate at all: every record is kept. */
        ELEMENTS;

        WindowSpec.Contents contents() {
            return switch (this) {
                case SUM -> aggregated(Aggregates.sumLong(Sale::cents));
                case MAX -> aggregated(Aggregates.maxLong(Sale::cents));
                case TOTALS -> aggregated(new Totals());
                case DISTINCT -> aggregated(new Distinct());
                case REDUCED ->
                        new WindowSpec.Reduced(
                                Instances.of((ReduceFunction<Sale>) Aggregate::combined));
                case ELEMENTS -> new WindowSpec.Elements();
            };
        }

        private static WindowSpec.Contents aggregated(AggregateFunction<Sale, ?, ?> function) {
            return new WindowSpec.Aggregated(Instances.of(function));
        }

        private static Sale combined(Sale a, Sale b) {
            return new Sale(a.shop(), a.cents() + b.cents(), Math.max(a.time(), b.time()));
        }

        Object of(List<Sale> sales) {
            return switch (this) {
                case SUM -> sales.stream().mapToLong(Sale::cents).sum();
                case MAX -> sales.stream().mapToLong(Sale::cents).max().orElseThrow();
                case TOTALS -> sales.size() + ":" + sales.stream().mapToLong(Sale::cents).sum();
                case DISTINCT -> new TreeSet<>(sales.stream().map(Sale::cents).toList());
                case REDUCED -> sales.stream().reduce(Aggregate::combined).orElseThrow();
                case ELEMENTS -> sales;
            };
        }
    }

    /** What a window function is given. */
    private interface Content {
        Object of(Iterable<Object> elements);
    }

    private final WindowAssigner<Object, TimeWindow> assigner;
    private final WindowGrid grid;
    private Duration lateness = Duration.ZERO;
    private AccumulationMode mode = AccumulationMode.ACCUMULATING;
    private Aggregate aggregate = Aggregate.SUM;
    private WindowKind kind = WindowKind.SLICES;

    private WindowUnderTest(WindowAssigner<Object, TimeWindow> assigner, WindowGrid grid) {
        this.assigner = assigner;
        this.grid = grid;
    }

    static WindowUnderTest sliding(int sizeMs, int slideMs, int offsetMs) {
        Duration size = Duration.ofMillis(sizeMs);
        Duration offset = Duration.ofMillis(offsetMs);
        if (sizeMs == slideMs) {
            TumblingEventTimeWindows tumbling = TumblingEventTimeWindows.of(size, offset);
            return new WindowUnderTest(tumbling, tumbling.grid());
        }
        SlidingEventTimeWindows sliding =
                SlidingEventTimeWindows.of(size, Duration.ofMillis(slideMs), offset);
        return new WindowUnderTest(sliding, sliding.grid());
    }

    static WindowUnderTest sessions(int gapMs) {
        WindowGrid unused = new WindowGrid(gapMs, gapMs, 0);
        return new WindowUnderTest(
                EventTimeSessionWindows.withGap(Duration.ofMillis(gapMs)), unused);
    }

    WindowUnderTest lateness(Duration lateness) {
        this.lateness = lateness;
        return this;
    }

    WindowUnderTest accumulation(AccumulationMode mode) {
        this.mode = mode;
        return this;
    }

    WindowUnderTest aggregate(Aggregate aggregate) {
        this.aggregate = aggregate;
        return this;
    }

    WindowUnderTest kind(WindowKind kind) {
        this.kind = kind;
        return this;
    }

    WindowOracle oracle() {
        return new WindowOracle(grid, lateness.toMillis(), mode, aggregate::of);
    }

    OperatorHarness harness() {
        WholeWindow planned = new WholeWindow(spec(), kind);
        return new OperatorHarness((context, out) -> WindowOperators.whole(planned, context, out));
    }

    /** Runs the window without key, in its second half. */
    OperatorHarness globalHarness() {
        GlobalWindow planned = new GlobalWindow(allSpec());
        return new OperatorHarness((context, out) -> WindowOperators.global(planned, context, out));
    }

    /** Runs the window without key, in its first half. */
    OperatorHarness localHarness() {
        LocalWindow planned = new LocalWindow(allSpec());
        return new OperatorHarness((context, out) -> WindowOperators.local(planned, context, out));
    }

    /** Runs the window by key, in its second half. */
    OperatorHarness keyedGlobalHarness() {
        GlobalWindow planned = new GlobalWindow(spec());
        return new OperatorHarness((context, out) -> WindowOperators.global(planned, context, out));
    }

    /** Runs the window by key, in its first half. */
    OperatorHarness keyedLocalHarness() {
        LocalWindow planned = new LocalWindow(spec());
        return new OperatorHarness((context, out) -> WindowOperators.local(planned, context, out));
    }

    private WindowSpec allSpec() {
        return spec(null, Instances.suppliedBy(() -> new ToFiredOfAll(this::content)));
    }

    /** Records if they are kept, else the one result. */
    private Object content(Iterable<Object> elements) {
        return aggregate == Aggregate.ELEMENTS
                ? StreamSupport.stream(elements.spliterator(), false).toList()
                : elements.iterator().next();
    }

    WindowSpec spec() {
        return spec(
                (KeySelector<Sale, Long>) Sale::shop,
                Instances.suppliedBy(() -> new ToFired(this::content)));
    }

    private WindowSpec spec(
            @Nullable KeySelector<?, ?> key, Instances<? extends Function> function) {
        return new WindowSpec(
                key, assigner, null, null, lateness, null, mode, aggregate.contents(), function);
    }

    /** Windows fire in the order of their ends; the order of keys is nobody's business. */
    static void assertFired(OperatorHarness harness, List<Fired> expected) {
        assertThat(harness.values()).containsExactlyInAnyOrderElementsOf(expected);
        List<Long> timestamps =
                harness.emitted().stream()
                        .filter(Emitted.class::isInstance)
                        .map(event -> ((Emitted) event).timestamp())
                        .toList();
        assertThat(timestamps)
                .isSorted()
                .containsExactlyElementsOf(
                        expected.stream().map(one -> one.window().maxTimestamp()).toList());
        assertThat(harness.emitted().get(harness.emitted().size() - 1))
                .isInstanceOf(OperatorHarness.Reached.class);
    }

    /** As {@link ToFired}, of records of shop 0. */
    static final class ToFiredOfAll extends ProcessAllWindowFunction<Object, Object, Window> {
        private static final long serialVersionUID = 1L;

        private final transient Content content;

        ToFiredOfAll(Content content) {
            this.content = content;
        }

        @Override
        public void process(Context context, Iterable<Object> elements, Collector<Object> out) {
            TimeWindow window = (TimeWindow) context.window();
            out.collect(new Fired(0L, window, content.of(elements), context.pane()));
        }
    }

    /** Makes one result of everything there is to know about a firing. */
    static final class ToFired extends ProcessWindowFunction<Object, Object, Object, Window> {
        private static final long serialVersionUID = 1L;

        private final transient Content content;

        ToFired(Content content) {
            this.content = content;
        }

        @Override
        public void process(
                Object key, Context context, Iterable<Object> elements, Collector<Object> out) {
            out.collect(
                    new Fired(
                            key,
                            (TimeWindow) context.window(),
                            content.of(elements),
                            context.pane()));
        }
    }
}
