// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.window;

import static dev.millrace.api.window.TriggerResult.CONTINUE;
import static dev.millrace.api.window.TriggerResult.FIRE;
import static dev.millrace.api.window.TriggerResult.FIRE_AND_PURGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TriggersTest {

    @Test
    void anyFiresWithEachOfItsParts() {
        var window =
                new WindowTimeline<String>(
                        Triggers.any(CountTrigger.of(2), EventTimeTrigger.create()), 0, 10);

        window.element("a", 1);
        assertThat(window.element("b", 1)).isEqualTo(FIRE);
        assertThat(window.element("c", 1)).isEqualTo(CONTINUE);
        assertThat(window.watermark(9)).containsExactly(FIRE);
    }

    @Test
    void partsOfOneKindCountApart() {
        var window =
                new WindowTimeline<String>(
                        Triggers.any(CountTrigger.of(2), CountTrigger.of(3)), 0, 10);

        assertThat(window.element("1", 1)).isEqualTo(CONTINUE);
        assertThat(window.element("2", 1)).isEqualTo(FIRE);
        assertThat(window.element("3", 1)).isEqualTo(FIRE);
        assertThat(window.element("4", 1)).isEqualTo(FIRE);
        assertThat(window.element("5", 1)).isEqualTo(CONTINUE);
        assertThat(window.element("6", 1)).isEqualTo(FIRE);
    }

    @Test
    void partsOfPartsCountApart() {
        var window =
                new WindowTimeline<String>(
                        Triggers.any(
                                Triggers.any(CountTrigger.of(5), CountTrigger.of(3)),
                                Triggers.any(CountTrigger.of(4), CountTrigger.of(5))),
                        0,
                        10);

        assertThat(window.element("1", 1)).isEqualTo(CONTINUE);
        assertThat(window.element("2", 1)).isEqualTo(CONTINUE);
        assertThat(window.element("3", 1)).isEqualTo(FIRE);
        assertThat(window.element("4", 1)).isEqualTo(FIRE);
        assertThat(window.element("5", 1)).isEqualTo(FIRE);
        assertThat(window.element("6", 1)).isEqualTo(FIRE);
        assertThat(window.element("7", 1)).isEqualTo(CONTINUE);
    }

    @Test
    void anyPurgesIfAPartDoes() {
        var window =
                new WindowTimeline<String>(
                        Triggers.any(CountTrigger.of(1), PurgingTrigger.of(CountTrigger.of(2))),
                        0,
                        10);

        assertThat(window.element("a", 1)).isEqualTo(FIRE);
        assertThat(window.element("b", 1)).isEqualTo(FIRE_AND_PURGE);
    }

    @Test
    void allWaitsForEachOfItsParts() {
        var window =
                new WindowTimeline<String>(
                        Triggers.all(CountTrigger.of(2), EventTimeTrigger.create()), 0, 10);

        window.element("a", 1);
        assertThat(window.element("b", 1)).isEqualTo(CONTINUE);
        assertThat(window.watermark(9)).containsExactly(FIRE);
        assertThat(window.element("late", 1)).isEqualTo(CONTINUE);
        assertThat(window.element("later", 1)).isEqualTo(FIRE);
    }

    @Test
    void allRemembersThatAPartWantedToPurge() {
        var window =
                new WindowTimeline<String>(
                        Triggers.all(
                                PurgingTrigger.of(CountTrigger.of(1)), EventTimeTrigger.create()),
                        0,
                        10);

        assertThat(window.element("a", 1)).isEqualTo(CONTINUE);
        assertThat(window.watermark(9)).containsExactly(FIRE_AND_PURGE);
    }

    @Test
    void allRemembersAcrossAMerge() {
        Trigger<String, TimeWindow> trigger =
                Triggers.all(CountTrigger.of(2), EventTimeTrigger.create());
        var first = new WindowTimeline<String>(trigger, 0, 10);
        var second = new WindowTimeline<String>(trigger, 5, 15);
        first.element("a", 0);
        first.element("b", 0);
        second.element("c", 5);

        first.mergeWith(second);

        assertThat(first.watermark(14)).containsExactly(FIRE);
    }

    @Test
    void refusesToBeMadeOfNothing() {
        assertThatThrownBy(Triggers::all)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("made of 1 to 32 others, not of 0");
    }

    @Test
    void namesItsPartsInPlans() {
        assertThat(Triggers.any(CountTrigger.of(2), EventTimeTrigger.create()))
                .hasToString("AnyTrigger[CountTrigger(2), EventTimeTrigger()]");
    }
}
