// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.window;

import static dev.millrace.api.window.TriggerResult.CONTINUE;
import static dev.millrace.api.window.TriggerResult.FIRE;
import static dev.millrace.api.window.TriggerResult.FIRE_AND_PURGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ContentTriggersTest {

    @Test
    void firesAtEveryThirdRecord() {
        var window = new WindowTimeline<String>(CountTrigger.of(3), 0, 10);

        assertThat(window.element("a", 1)).isEqualTo(CONTINUE);
        assertThat(window.element("b", 1)).isEqualTo(CONTINUE);
        assertThat(window.element("c", 1)).isEqualTo(FIRE);
        assertThat(window.element("d", 1)).isEqualTo(CONTINUE);
        assertThat(window.element("e", 1)).isEqualTo(CONTINUE);
        assertThat(window.element("f", 1)).isEqualTo(FIRE);
    }

    @Test
    void addsUpTheCountsOfMergedWindows() {
        var first = new WindowTimeline<String>(CountTrigger.of(3), 0, 10);
        var second = new WindowTimeline<String>(CountTrigger.of(3), 5, 15);
        first.element("a", 0);
        second.element("b", 5);

        first.mergeWith(second);

        assertThat(first.element("c", 6)).isEqualTo(FIRE);
    }

    @Test
    void refusesToCountToZero() {
        assertThatThrownBy(() -> CountTrigger.of(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxCount is 0 but must be at least 1");
    }

    @Test
    void firesWhenARecordIsFarFromTheOneThatFiredLast() {
        var window =
                new WindowTimeline<Integer>(DeltaTrigger.of(10, (old, now) -> now - old), 0, 10);

        assertThat(window.element(0, 1)).isEqualTo(CONTINUE);
        assertThat(window.element(10, 1)).isEqualTo(CONTINUE);
        assertThat(window.element(11, 1)).isEqualTo(FIRE);
        assertThat(window.element(15, 1)).isEqualTo(CONTINUE);
        assertThat(window.element(22, 1)).isEqualTo(FIRE);
    }

    @Test
    void refusesToMergeWhereAPartCannot() {
        Trigger<Integer, Window> delta = DeltaTrigger.of(1, (old, now) -> now - old);

        assertThat(delta.canMerge()).isFalse();
        assertThat(PurgingTrigger.of(delta).canMerge()).isFalse();
        assertThat(Triggers.any(CountTrigger.of(1), delta).canMerge()).isFalse();
        assertThat(Triggers.any(CountTrigger.of(1)).canMerge()).isTrue();
        var window = new WindowTimeline<Integer>(delta, 0, 10);
        assertThatThrownBy(() -> window.mergeWith(window))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("DeltaTrigger");
    }

    @Test
    void purgesWheneverTheNestedTriggerFires() {
        var window = new WindowTimeline<String>(PurgingTrigger.of(CountTrigger.of(2)), 0, 10);

        assertThat(window.element("a", 1)).isEqualTo(CONTINUE);
        assertThat(window.element("b", 1)).isEqualTo(FIRE_AND_PURGE);
    }

    @Test
    void neverFires() {
        var window = new WindowTimeline<String>(NeverTrigger.create(), 0, 10);

        assertThat(window.element("a", 1)).isEqualTo(CONTINUE);
        assertThat(window.watermark(Long.MAX_VALUE)).isEmpty();
        assertThat(window.clock(Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void combinesWhatTwoTriggersWant() {
        assertThat(FIRE.with(TriggerResult.PURGE)).isEqualTo(FIRE_AND_PURGE);
        assertThat(CONTINUE.with(TriggerResult.PURGE)).isEqualTo(TriggerResult.PURGE);
        assertThat(CONTINUE.with(CONTINUE)).isEqualTo(CONTINUE);
    }
}
