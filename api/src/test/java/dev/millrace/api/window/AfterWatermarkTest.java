// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.window;

import static dev.millrace.api.window.TriggerResult.CONTINUE;
import static dev.millrace.api.window.TriggerResult.FIRE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AfterWatermarkTest {

    @Test
    void firesEarlyThenOnTimeThenLate() {
        var window =
                new WindowTimeline<String>(
                        AfterWatermark.pastEndOfWindow()
                                .withEarlyFirings(CountTrigger.of(2))
                                .withLateFirings(CountTrigger.of(3)),
                        0,
                        10);

        assertThat(window.element("early 1", 1)).isEqualTo(CONTINUE);
        assertThat(window.element("early 2", 1)).isEqualTo(FIRE);
        assertThat(window.element("early 3", 1)).isEqualTo(CONTINUE);
        assertThat(window.watermark(9)).containsExactly(FIRE);
        assertThat(window.element("late 1", 1)).isEqualTo(CONTINUE);
        assertThat(window.element("late 2", 1)).isEqualTo(CONTINUE);
        assertThat(window.element("late 3", 1)).isEqualTo(FIRE);
    }

    @Test
    void firesOnTimeOnlyAndForEachLateRecordByItself() {
        var window = new WindowTimeline<String>(AfterWatermark.pastEndOfWindow(), 0, 10);

        assertThat(window.element("a", 1)).isEqualTo(CONTINUE);
        assertThat(window.watermark(9)).containsExactly(FIRE);
        assertThat(window.watermark(20)).isEmpty();
        assertThat(window.element("late", 1)).isEqualTo(FIRE);
    }

    @Test
    void firesOnTimeOnceWhenTheEarlyTriggerWouldToo() {
        var early = ContinuousEventTimeTrigger.of(Duration.ofMillis(5));
        var window =
                new WindowTimeline<String>(
                        AfterWatermark.pastEndOfWindow().withEarlyFirings(early), 0, 10);
        window.element("a", 1);

        assertThat(window.watermark(5)).containsExactly(FIRE);
        assertThat(window.watermark(9)).containsExactly(FIRE);
        assertThat(window.watermark(30)).isEmpty();
    }

    @Test
    void firesLateByTheClock() {
        var window =
                new WindowTimeline<String>(
                        AfterWatermark.pastEndOfWindow()
                                .withLateFirings(Triggers.afterFirstElement(Duration.ofMillis(3))),
                        0,
                        10);
        window.element("a", 1);
        window.watermark(9);

        assertThat(window.element("late", 1)).isEqualTo(CONTINUE);
        assertThat(window.element("later", 1)).isEqualTo(CONTINUE);
        assertThat(window.clock(3)).containsExactly(FIRE);
    }

    @Test
    void goesOnEarlyAfterAMergeThatMovesTheEnd() {
        Trigger<Object, Window> trigger =
                AfterWatermark.pastEndOfWindow().withEarlyFirings(CountTrigger.of(3));
        var first = new WindowTimeline<String>(trigger, 0, 10);
        var second = new WindowTimeline<String>(trigger, 8, 18);
        first.element("a", 0);
        second.element("b", 8);

        first.mergeWith(second);

        assertThat(first.watermark(9)).isEmpty();
        assertThat(first.element("c", 9)).isEqualTo(FIRE);
        assertThat(first.watermark(17)).containsExactly(FIRE);
    }
}
