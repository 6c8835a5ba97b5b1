// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TimeWindowTest {

    @Test
    void endsBeforeItsEnd() {
        assertThat(new TimeWindow(0, 10).maxTimestamp()).isEqualTo(9);
        assertThat(new TimeWindow(-10, 0).maxTimestamp()).isEqualTo(-1);
    }

    @Test
    void holdsTheEndOfTimeWhenItReachesThere() {
        assertThat(new TimeWindow(0, Long.MAX_VALUE).maxTimestamp()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void refusesToEndBeforeItStarts() {
        assertThatThrownBy(() -> new TimeWindow(1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a window cannot start at 1 and end at 0");
    }

    @Test
    void intersectsWhatItTouches() {
        TimeWindow window = new TimeWindow(10, 20);

        assertThat(window.intersects(new TimeWindow(20, 30))).isTrue();
        assertThat(window.intersects(new TimeWindow(0, 10))).isTrue();
        assertThat(window.intersects(new TimeWindow(12, 13))).isTrue();
        assertThat(window.intersects(new TimeWindow(21, 30))).isFalse();
        assertThat(window.intersects(new TimeWindow(0, 9))).isFalse();
    }

    @Test
    void mergesChainsOfWindowsInWhateverOrder() {
        assertThat(
                        merge(
                                new TimeWindow(30, 40),
                                new TimeWindow(0, 10),
                                new TimeWindow(8, 18),
                                new TimeWindow(18, 20),
                                new TimeWindow(60, 70),
                                new TimeWindow(35, 45)))
                .containsExactly(
                        Map.entry(
                                new TimeWindow(0, 20),
                                List.of(
                                        new TimeWindow(0, 10),
                                        new TimeWindow(8, 18),
                                        new TimeWindow(18, 20))),
                        Map.entry(
                                new TimeWindow(30, 45),
                                List.of(new TimeWindow(30, 40), new TimeWindow(35, 45))));
    }

    @Test
    void mergesAWindowInsideAnother() {
        assertThat(merge(new TimeWindow(0, 100), new TimeWindow(10, 20), new TimeWindow(90, 95)))
                .containsOnlyKeys(new TimeWindow(0, 100));
    }

    @Test
    void mergesNothingThatStandsAlone() {
        assertThat(merge()).isEmpty();
        assertThat(merge(new TimeWindow(0, 10))).isEmpty();
        assertThat(merge(new TimeWindow(0, 10), new TimeWindow(11, 20))).isEmpty();
    }

    @Test
    void isAValue() {
        assertThat(new TimeWindow(1, 2))
                .isEqualTo(new TimeWindow(1, 2))
                .hasSameHashCodeAs(new TimeWindow(1, 2))
                .isNotEqualTo(new TimeWindow(1, 3))
                .hasToString("TimeWindow[1, 2)");
    }

    private static Map<TimeWindow, List<TimeWindow>> merge(TimeWindow... windows) {
        Map<TimeWindow, List<TimeWindow>> merged = new TreeMap<>();
        TimeWindow.mergeWindows(
                List.of(windows), (from, to) -> merged.put(to, new ArrayList<>(from)));
        return merged;
    }
}
