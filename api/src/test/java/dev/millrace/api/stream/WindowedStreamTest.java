// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.function.Collector;
import dev.millrace.api.function.OutputTag;
import dev.millrace.api.function.ProcessWindowFunction;
import dev.millrace.api.graph.WindowSpec;
import dev.millrace.api.stream.Shop.Count;
import dev.millrace.api.stream.Shop.Sale;
import dev.millrace.api.window.AccumulationMode;
import dev.millrace.api.window.CountEvictor;
import dev.millrace.api.window.CountTrigger;
import dev.millrace.api.window.EventTimeSessionWindows;
import dev.millrace.api.window.GlobalWindows;
import dev.millrace.api.window.TimeWindow;
import dev.millrace.api.window.Trigger;
import dev.millrace.api.window.TriggerResult;
import dev.millrace.api.window.TumblingEventTimeWindows;
import dev.millrace.api.window.TumblingProcessingTimeWindows;
import dev.millrace.api.window.Window;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WindowedStreamTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Shop shop = new Shop();
    private final WindowedStream<Sale, String, TimeWindow> hourly =
            shop.byShop.window(TumblingEventTimeWindows.of(HOUR));

    static final class Starts extends ProcessWindowFunction<Long, String, String, TimeWindow> {
        @Override
        public void process(
                String key, Context context, Iterable<Long> counts, Collector<String> out) {
            out.collect(key + context.window().getStart());
        }
    }

    /** A trigger that does not know how to merge. */
    static final class Stubborn extends Trigger<Object, Window> {
        @Override
        public TriggerResult onElement(Object e, long time, Window window, TriggerContext ctx) {
            return TriggerResult.CONTINUE;
        }

        @Override
        public TriggerResult onEventTime(long time, Window window, TriggerContext ctx) {
            return TriggerResult.FIRE;
        }

        @Override
        public TriggerResult onProcessingTime(long time, Window window, TriggerContext ctx) {
            return TriggerResult.CONTINUE;
        }

        @Override
        public void clear(Window window, TriggerContext ctx) {}

        @Override
        public String toString() {
            return "Stubborn()";
        }
    }

    private WindowSpec spec() {
        return (WindowSpec) shop.lastSpec();
    }

    @Test
    void keepsWhatItsFunctionNeeds() {
        hourly.reduce((a, b) -> b);
        assertThat(spec().contents()).isInstanceOf(WindowSpec.Reduced.class);
        assertThat(spec().function()).isNull();
        hourly.aggregate(new Count<>());
        assertThat(spec().contents()).isInstanceOf(WindowSpec.Aggregated.class);
        hourly.aggregate(new Count<>(), Starts::new);
        assertThat(spec().contents()).isInstanceOf(WindowSpec.Aggregated.class);
        assertThat(spec().function().next()).isInstanceOf(Starts.class);
        hourly.maxBy("cents");
        assertThat(spec().contents()).isInstanceOf(WindowSpec.Reduced.class);
        assertThat(shop.last().name()).isEqualTo("maxBy(cents)");
    }

    @Test
    void settingsReachTheOperator() {
        OutputTag<Sale> late = new OutputTag<>("late");
        hourly.allowedLateness(HOUR)
                .sideOutputLateData(late)
                .discardingPanes()
                .trigger(CountTrigger.of(2))
                .aggregate(new Count<>());

        assertThat(spec().key()).isSameAs(shop.byShop.getKeySelector());
        assertThat(spec().allowedLateness()).isEqualTo(HOUR);
        assertThat(spec().lateOutput()).isEqualTo(late);
        assertThat(spec().accumulation()).isEqualTo(AccumulationMode.DISCARDING);
        assertThat(spec().trigger()).isInstanceOf(CountTrigger.class);
    }

    @Test
    void defaultsAreAccumulatingWithoutLatenessByTheAssignersTrigger() {
        hourly.aggregate(new Count<>());

        assertThat(spec().allowedLateness()).isEqualTo(Duration.ZERO);
        assertThat(spec().accumulation()).isEqualTo(AccumulationMode.ACCUMULATING);
        assertThat(spec().trigger()).isNull();
        assertThat(shop.partitionings()).containsExactly("by-key");
    }

    @Test
    void anEvictorMakesTheWindowKeepItsRecords() {
        hourly.evictor(CountEvictor.of(2)).aggregate(new Count<>(), new Starts());

        assertThat(spec().contents()).isInstanceOf(WindowSpec.Elements.class);
        assertThat(spec().function().next()).isInstanceOf(FoldedWindow.class);
    }

    @Test
    void windowsOverAllRecordsHaveOneSubtask() {
        var daily = shop.sales.windowAll(TumblingEventTimeWindows.of(Duration.ofDays(1)));
        var sums = daily.sum("cents");

        assertThat(spec().key()).isNull();
        assertThat(shop.last().parallelism()).isEqualTo(1);
        assertThatThrownBy(() -> sums.setParallelism(2))
                .hasMessageContaining("runs in 1 subtask, not 2")
                .hasMessageContaining("keyBy");
        daily.evictor(CountEvictor.of(2)).sum("cents");
        assertThat(spec().function().next()).isInstanceOf(FoldedAllWindow.class);
    }

    @Test
    void windowsThatMergeNeedATriggerThatMerges() {
        var sessions = shop.byShop.window(EventTimeSessionWindows.withGap(HOUR));

        assertThatThrownBy(() -> sessions.trigger(new Stubborn()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Stubborn() cannot follow windows that merge")
                .hasMessageContaining("onMerge()");
    }

    @Test
    void latenessMustMakeSense() {
        assertThatThrownBy(() -> hourly.allowedLateness(HOUR.negated()))
                .hasMessageContaining("PT-1H");
        var byClock = shop.byShop.window(TumblingProcessingTimeWindows.of(HOUR));
        assertThatThrownBy(() -> byClock.allowedLateness(HOUR))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no record is late");
    }

    @Test
    void aWindowThatWouldNeverFireIsRefused() {
        var all = shop.byShop.window(GlobalWindows.create());

        assertThatThrownBy(() -> all.sum("cents"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("never fires by itself")
                .hasMessageContaining("CountTrigger");
        shop.byShop.window(GlobalWindows.createWithEndOfStreamTrigger()).sum("cents");
    }
}
