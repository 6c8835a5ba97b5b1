// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.window;

import static dev.millrace.api.window.TriggerResult.CONTINUE;
import static dev.millrace.api.window.TriggerResult.FIRE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimeTriggersTest {

    @Test
    void firesOnceWhenWatermarkPassesEnd() {
        var window = new WindowTimeline<String>(EventTimeTrigger.create(), 0, 10);

        assertThat(window.element("a", 3)).isEqualTo(CONTINUE);
        assertThat(window.element("b", 4)).isEqualTo(CONTINUE);
        assertThat(window.watermark(8)).isEmpty();
        assertThat(window.watermark(9)).containsExactly(FIRE);
        assertThat(window.watermark(100)).isEmpty();
    }

    @Test
    void firesForEachLateRecord() {
        var window = new WindowTimeline<String>(EventTimeTrigger.create(), 0, 10);
        window.watermark(9);

        assertThat(window.element("late", 3)).isEqualTo(FIRE);
        assertThat(window.element("later", 3)).isEqualTo(FIRE);
    }

    @Test
    void firesAtTheEndOfTheMergedWindow() {
        var first = new WindowTimeline<String>(EventTimeTrigger.create(), 0, 10);
        var second = new WindowTimeline<String>(EventTimeTrigger.create(), 8, 18);
        first.element("a", 0);
        second.element("b", 8);

        first.mergeWith(second);

        assertThat(first.watermark(9)).isEmpty();
        assertThat(first.watermark(17)).containsExactly(FIRE);
    }

    @Test
    void firesWhenTheClockPassesTheEnd() {
        var window = new WindowTimeline<String>(ProcessingTimeTrigger.create(), 0, 10);
        window.element("a", Long.MIN_VALUE);

        assertThat(window.clock(8)).isEmpty();
        assertThat(window.clock(12)).containsExactly(FIRE);
        assertThat(window.watermark(Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void ignoresTimersThatAreNotItsOwn() {
        var window = new WindowTimeline<String>(EventTimeTrigger.create(), 0, 10);
        window.registerEventTimeTimer(5);
        window.registerProcessingTimeTimer(9);

        assertThat(window.watermark(5)).isEmpty();
        assertThat(window.clock(9)).isEmpty();
    }

    @Test
    void firesAtEachIntervalOfEventTimeAndAtTheEnd() {
        var trigger = ContinuousEventTimeTrigger.of(Duration.ofMillis(10));
        var window = new WindowTimeline<String>(trigger, 0, 35);
        window.element("a", 3);

        assertThat(window.watermark(9)).isEmpty();
        assertThat(window.watermark(10)).containsExactly(FIRE);
        assertThat(window.watermark(19)).isEmpty();
        assertThat(window.watermark(20)).containsExactly(FIRE);
        assertThat(window.watermark(33)).containsExactly(FIRE);
        assertThat(window.watermark(34)).containsExactly(FIRE);
        assertThat(window.element("late", 3)).isEqualTo(FIRE);
    }

    @Test
    void firesOnceForSeveralIntervalsThatAWatermarkPasses() {
        var trigger = ContinuousEventTimeTrigger.of(Duration.ofMillis(10));
        var window = new WindowTimeline<String>(trigger, 0, 1000);
        window.element("a", 3);

        assertThat(window.watermark(500)).containsExactly(FIRE);
        window.element("behind the watermark", 20);
        assertThat(window.watermark(509)).isEmpty();
        assertThat(window.watermark(510)).containsExactly(FIRE);
    }

    @Test
    void countsIntervalsBeforeNineteenSeventyToo() {
        var trigger = ContinuousEventTimeTrigger.of(Duration.ofMillis(10));
        var window = new WindowTimeline<String>(trigger, -100, 0);
        window.element("a", -95);

        assertThat(window.watermark(-91)).isEmpty();
        assertThat(window.watermark(-90)).containsExactly(FIRE);
    }

    @Test
    void keepsTheEarliestIntervalOfMergedWindows() {
        var trigger = ContinuousEventTimeTrigger.of(Duration.ofMillis(10));
        var first = new WindowTimeline<String>(trigger, 3, 30);
        var second = new WindowTimeline<String>(trigger, 25, 55);
        first.element("a", 3);
        second.element("b", 25);

        first.mergeWith(second);

        assertThat(first.watermark(10)).containsExactly(FIRE);
        assertThat(first.watermark(20)).containsExactly(FIRE);
        assertThat(first.watermark(54)).hasSize(2);
    }

    @Test
    void firesAtEachIntervalOfTheClock() {
        var trigger = ContinuousProcessingTimeTrigger.of(Duration.ofMillis(10));
        var window = new WindowTimeline<String>(trigger, 0, 25);
        window.element("a", 3);

        assertThat(window.clock(10)).containsExactly(FIRE);
        assertThat(window.clock(20)).containsExactly(FIRE);
        assertThat(window.clock(24)).containsExactly(FIRE);
    }

    @Test
    void firesByTheClockInAWindowWhoseEventTimeIsLongPast() {
        var trigger = ContinuousProcessingTimeTrigger.of(Duration.ofMillis(10));
        var window = new WindowTimeline<String>(trigger, 0, 25);
        window.clock(1_000);
        window.element("a", 3);

        assertThat(window.clock(1_005)).isEmpty();
        assertThat(window.clock(1_010)).containsExactly(FIRE);
        assertThat(window.clock(1_045)).containsExactly(FIRE);
    }

    @Test
    void firesADelayAfterTheFirstRecordOfEachPane() {
        var window =
                new WindowTimeline<String>(Triggers.afterFirstElement(Duration.ofMillis(7)), 0, 10);
        window.clock(100);
        window.element("a", 1);
        window.clock(103);
        window.element("b", 2);

        assertThat(window.clock(106)).isEmpty();
        assertThat(window.clock(107)).containsExactly(FIRE);
        assertThat(window.clock(200)).isEmpty();
        window.element("c", 3);
        assertThat(window.clock(207)).containsExactly(FIRE);
    }

    @Test
    void leavesNothingBehind() {
        Duration interval = Duration.ofMillis(2);
        assertClean(EventTimeTrigger.create());
        assertClean(ProcessingTimeTrigger.create());
        assertClean(ContinuousEventTimeTrigger.of(interval));
        assertClean(ContinuousProcessingTimeTrigger.of(interval));
        assertClean(Triggers.afterFirstElement(interval));
        assertClean(NeverTrigger.create());
        assertClean(CountTrigger.of(5));
        assertClean(PurgingTrigger.of(CountTrigger.of(5)));
        assertClean(DeltaTrigger.<String>of(1, (a, b) -> 0));
        assertClean(Triggers.all(CountTrigger.of(1), ContinuousEventTimeTrigger.of(interval)));
        assertClean(Triggers.any(CountTrigger.of(5), ContinuousEventTimeTrigger.of(interval)));
        assertClean(
                AfterWatermark.pastEndOfWindow()
                        .withEarlyFirings(CountTrigger.of(5))
                        .withLateFirings(CountTrigger.of(5)));
    }

    private static void assertClean(Trigger<? super String, ? super TimeWindow> trigger) {
        var window = new WindowTimeline<String>(trigger, 0, 10);
        window.element("a", 1);
        window.element("b", 2);

        window.clear();

        assertThat(window.isClean()).as("%s", trigger).isTrue();
    }
}
