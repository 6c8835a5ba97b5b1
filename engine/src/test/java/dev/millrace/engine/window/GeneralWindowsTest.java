// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.function.Collector;
import dev.millrace.api.function.KeySelector;
import dev.millrace.api.function.OutputTag;
import dev.millrace.api.function.ProcessWindowFunction;
import dev.millrace.api.graph.DeadLetter;
import dev.millrace.api.graph.ErrorPolicy;
import dev.millrace.api.graph.Instances;
import dev.millrace.api.graph.WindowSpec;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.window.AccumulationMode;
import dev.millrace.api.window.AfterWatermark;
import dev.millrace.api.window.CountEvictor;
import dev.millrace.api.window.CountTrigger;
import dev.millrace.api.window.EventTimeSessionWindows;
import dev.millrace.api.window.Evictor;
import dev.millrace.api.window.GlobalWindows;
import dev.millrace.api.window.PurgingTrigger;
import dev.millrace.api.window.Trigger;
import dev.millrace.api.window.TumblingEventTimeWindows;
import dev.millrace.api.window.TumblingProcessingTimeWindows;
import dev.millrace.api.window.Window;
import dev.millrace.api.window.WindowAssigner;
import dev.millrace.engine.operator.OperatorFailure;
import dev.millrace.engine.operator.OperatorHarness;
import dev.millrace.engine.plan.PhysicalOperator.WholeWindow;
import dev.millrace.engine.plan.WindowKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Windows with triggers, evictors and processing time, whose records are their own keys. */
class GeneralWindowsTest {
    private static final OutputTag<String> LATE = new OutputTag<>("late");
    private static final OutputTag<DeadLetter> DEAD = new OutputTag<>("dead");
    private static final TumblingEventTimeWindows TENS =
            TumblingEventTimeWindows.of(Duration.ofMillis(10));

    private WindowAssigner<?, ?> assigner = TENS;
    private @Nullable Trigger<?, ?> trigger;
    private @Nullable Evictor<?, ?> evictor;
    private Duration lateness = Duration.ZERO;
    private @Nullable OutputTag<?> late;
    private AccumulationMode mode = AccumulationMode.ACCUMULATING;
    private Supplier<ProcessWindowFunction<String, String, String, Window>> function = Shown::new;

    @Test
    void aCountWindowFiresAtEachSoManyRecords() {
        assigner = GlobalWindows.create();
        trigger = PurgingTrigger.of(CountTrigger.of(2));
        OperatorHarness harness = harness().open();
        for (int i = 0; i < 5; i++) {
            harness.record("a", i);
        }

        assertThat(harness.end().values()).isEqualTo(List.of("a a EARLY 0", "a a EARLY 1"));
    }

    @Test
    void earlyOnTimeAndLatePanesAreNumbered() {
        trigger =
                AfterWatermark.<Object, Window>pastEndOfWindow()
                        .withEarlyFirings(CountTrigger.of(2));
        lateness = Duration.ofMillis(5);
        OperatorHarness harness = harness().open();
        harness.record("a", 1).record("a", 2).record("a", 3).watermark(10).record("a", 4);

        assertThat(harness.values())
                .isEqualTo(List.of("a a EARLY 0", "a a a ON_TIME 1", "a a a a LATE 2"));
    }

    @Test
    void discardingPanesShowWhatIsNew() {
        trigger =
                AfterWatermark.<Object, Window>pastEndOfWindow()
                        .withEarlyFirings(CountTrigger.of(2));
        mode = AccumulationMode.DISCARDING;
        OperatorHarness harness = harness().open();
        harness.record("a", 1).record("a", 2).record("a", 3).watermark(10);

        assertThat(harness.values()).isEqualTo(List.of("a a EARLY 0", "a ON_TIME 1"));
    }

    @Test
    void anEvictorLeavesRecordsOut() {
        evictor = CountEvictor.of(2);
        OperatorHarness harness = harness().open();
        harness.record("a", 1).record("a", 2).record("a", 3).watermark(9);

        assertThat(harness.values()).isEqualTo(List.of("a a ON_TIME 0"));
    }

    @Test
    void recordsBeyondTheAllowedLatenessGoAsideAndAreCounted() {
        late = LATE;
        lateness = Duration.ofMillis(5);
        OperatorHarness harness = harness().sideOutput(LATE).open();
        harness.watermark(13).record("kept", 1).watermark(14).record("late", 1);

        assertThat(harness.values()).isEqualTo(List.of("kept ON_TIME 0"));
        assertThat(harness.values(LATE)).isEqualTo(List.of("late"));
        assertThat(harness.operator().lateDropped()).isOne();
    }

    @Test
    void lateRecordsAreCountedIfNobodyWantsThem() {
        OperatorHarness harness = harness().open();
        harness.watermark(9).record("late", 1);

        assertThat(harness.values()).isEmpty();
        assertThat(harness.operator().lateDropped()).isOne();
    }

    @Test
    void processingTimeWindowsFireWhenTheirTimeIsOver() {
        assigner = TumblingProcessingTimeWindows.of(Duration.ofMillis(10));
        OperatorHarness harness = harness().open();
        harness.processingTime(3).record("a", Long.MIN_VALUE).processingTime(9);
        assertThat(harness.values()).isEmpty();
        harness.record("a", Long.MIN_VALUE).processingTime(10);

        assertThat(harness.values()).isEqualTo(List.of("a a ON_TIME 0"));
        assertThat(harness.operator().nextPollMs()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void pendingProcessingTimeWindowsFireOnceAtTheEndInOrder() {
        assigner = TumblingProcessingTimeWindows.of(Duration.ofMillis(10));
        OperatorHarness harness = harness().roomFor(1).open();
        harness.processingTime(3).record("a", Long.MIN_VALUE);
        harness.processingTime(9).record("b", Long.MIN_VALUE).end();

        assertThat(harness.values()).isEqualTo(List.of("a ON_TIME 0", "b ON_TIME 0"));
    }

    @Test
    void aFunctionKeepsStateByWindowAndByKey() {
        function = Counting::new;
        lateness = Duration.ofMillis(20);
        OperatorHarness harness = harness().open();
        harness.record("a", 1).watermark(9).record("a", 2).record("a", 11).watermark(19);

        assertThat(harness.values()).isEqualTo(List.of("1 of 1", "2 of 2", "1 of 3"));
    }

    @Test
    void windowsThatMergeHaveNoStateOfTheirOwn() {
        function = Counting::new;
        assigner = EventTimeSessionWindows.withGap(Duration.ofMillis(5));
        OperatorHarness harness = harness().open();
        harness.record("a", 1);

        assertThatThrownBy(() -> harness.watermark(9))
                .hasRootCauseInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("globalState()");
    }

    @Test
    void aFunctionIsToldOnceThatAWindowIsDropped() {
        List<Window> cleared = new ArrayList<>();
        function = () -> new Clearing(cleared);
        lateness = Duration.ofMillis(5);
        OperatorHarness harness = harness().open();
        harness.record("a", 1).watermark(9).record("a", 2).watermark(13);
        assertThat(cleared).isEmpty();
        harness.watermark(14).watermark(100);

        assertThat(cleared).hasSize(1);
    }

    @Test
    void aFailingFiringNamesTheWindowAndKeepsTheCause() {
        function = Failing::new;
        OperatorHarness harness = harness().open();
        harness.record("a", 1);

        assertThatThrownBy(() -> harness.watermark(9))
                .isInstanceOf(OperatorFailure.class)
                .hasMessageContaining("to fire window TimeWindow[0, 10) of key a")
                .hasRootCauseInstanceOf(java.io.IOException.class);
    }

    @Test
    void aFailingFiringCanBecomeADeadLetter() {
        function = Failing::new;
        OperatorHarness harness = harness().errorPolicy(ErrorPolicy.deadLetter(DEAD)).open();
        harness.record("a", 1).watermark(9);

        assertThat(harness.values(DEAD)).hasSize(1);
        assertThat(harness.values(DEAD).get(0).toString()).contains("TimeWindow[0, 10) of key a");
    }

    OperatorHarness driven(OperatorHarness harness) {
        return harness;
    }

    private OperatorHarness harness() {
        WindowSpec spec =
                new WindowSpec(
                        (KeySelector<String, String>) record -> record,
                        assigner,
                        trigger,
                        evictor,
                        lateness,
                        late,
                        mode,
                        new WindowSpec.Elements(),
                        Instances.suppliedBy(function));
        WholeWindow planned = new WholeWindow(spec, WindowKind.GENERAL);
        return driven(
                new OperatorHarness(
                        (context, out) -> WindowOperators.whole(planned, context, out)));
    }

    /** Shows the records of a pane and what it is. */
    static final class Shown extends ProcessWindowFunction<String, String, String, Window> {
        private static final long serialVersionUID = 1L;

        @Override
        public void process(
                String key, Context context, Iterable<String> elements, Collector<String> out) {
            String pane = context.pane().timing() + " " + context.pane().index();
            out.collect(String.join(" ", elements) + " " + pane);
        }
    }

    /** Counts firings of the window, and of the key. */
    static final class Counting extends ProcessWindowFunction<String, String, String, Window> {
        private static final long serialVersionUID = 1L;
        private static final ValueStateDescriptor<Integer> COUNT =
                new ValueStateDescriptor<>("count", Integer.class);

        @Override
        public void process(
                String key, Context context, Iterable<String> elements, Collector<String> out) {
            int ofKey = next(context.globalState().getState(COUNT));
            int ofWindow = next(context.windowState().getState(COUNT));
            out.collect(ofWindow + " of " + ofKey);
        }

        private static int next(dev.millrace.api.state.ValueState<Integer> state) {
            Integer before = state.value();
            int count = before == null ? 1 : before + 1;
            state.update(count);
            return count;
        }
    }

    /** Remembers the windows that were dropped. */
    static final class Clearing extends ProcessWindowFunction<String, String, String, Window> {
        private static final long serialVersionUID = 1L;
        private final transient List<Window> cleared;

        Clearing(List<Window> cleared) {
            this.cleared = cleared;
        }

        @Override
        public void process(
                String key, Context context, Iterable<String> elements, Collector<String> out) {}

        @Override
        public void clear(Context context) {
            cleared.add(context.window());
        }
    }

    /** Throws. */
    static final class Failing extends ProcessWindowFunction<String, String, String, Window> {
        private static final long serialVersionUID = 1L;

        @Override
        public void process(
                String key, Context context, Iterable<String> elements, Collector<String> out)
                throws Exception {
            throw new java.io.IOException("no");
        }
    }
}
