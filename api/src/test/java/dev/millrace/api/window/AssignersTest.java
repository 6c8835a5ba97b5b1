// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.window.WindowAssigner.WindowAssignerContext;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssignersTest {

    private static final Duration TEN_MS = Duration.ofMillis(10);
    private static final Duration FIVE_MS = Duration.ofMillis(5);
    private static final WindowAssignerContext CLOCK_AT_123 = () -> 123;

    @Test
    void assignsByEventTime() {
        assertThat(TumblingEventTimeWindows.of(TEN_MS).assignWindows("a", 17, CLOCK_AT_123))
                .containsExactly(new TimeWindow(10, 20));
        assertThat(SlidingEventTimeWindows.of(TEN_MS, FIVE_MS).assignWindows("a", 17, CLOCK_AT_123))
                .containsExactly(new TimeWindow(15, 25), new TimeWindow(10, 20));
        assertThat(EventTimeSessionWindows.withGap(TEN_MS).assignWindows("a", 17, CLOCK_AT_123))
                .containsExactly(new TimeWindow(17, 27));
    }

    @Test
    void assignsByTheClock() {
        assertThat(TumblingProcessingTimeWindows.of(TEN_MS).assignWindows("a", 17, CLOCK_AT_123))
                .containsExactly(new TimeWindow(120, 130));
        assertThat(
                        SlidingProcessingTimeWindows.of(TEN_MS, FIVE_MS)
                                .assignWindows("a", 17, CLOCK_AT_123))
                .containsExactly(new TimeWindow(120, 130), new TimeWindow(115, 125));
        assertThat(
                        ProcessingTimeSessionWindows.withGap(TEN_MS)
                                .assignWindows("a", 17, CLOCK_AT_123))
                .containsExactly(new TimeWindow(123, 133));
    }

    @Test
    void assignsDaysOfATimeZone() {
        Duration day = Duration.ofDays(1);
        var daysInUtcMinus8 = TumblingEventTimeWindows.of(day, Duration.ofHours(8));
        long noonUtc = Duration.ofHours(12).toMillis();

        assertThat(daysInUtcMinus8.assignWindows("a", noonUtc, CLOCK_AT_123))
                .containsExactly(
                        new TimeWindow(
                                Duration.ofHours(8).toMillis(), Duration.ofHours(32).toMillis()));
    }

    @Test
    void assignsSessionsByTheGapOfEachRecord() {
        var sessions = EventTimeSessionWindows.withDynamicGap(String::length);

        assertThat(sessions.assignWindows("four", 10, CLOCK_AT_123))
                .containsExactly(new TimeWindow(10, 14));
        assertThatThrownBy(() -> sessions.assignWindows("", 10, CLOCK_AT_123))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is 0 ms but must be at least 1 ms");
        assertThat(
                        ProcessingTimeSessionWindows.withDynamicGap(String::length)
                                .assignWindows("four", 10, CLOCK_AT_123))
                .containsExactly(new TimeWindow(123, 127));
    }

    @Test
    void cutsSessionsOffAtTheEndOfTime() {
        assertThat(
                        EventTimeSessionWindows.withGap(TEN_MS)
                                .assignWindows("a", Long.MAX_VALUE - 3, CLOCK_AT_123))
                .containsExactly(new TimeWindow(Long.MAX_VALUE - 3, Long.MAX_VALUE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tumbling", "sliding", "session", "dynamic"})
    void refusesRecordsWithoutTimestamps(String kind) {
        assertThatThrownBy(() -> eventTime(kind).assignWindows("a", Long.MIN_VALUE, CLOCK_AT_123))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("withTimestampAssigner");
    }

    private static WindowAssigner<? super String, TimeWindow> eventTime(String kind) {
        return switch (kind) {
            case "tumbling" -> TumblingEventTimeWindows.of(TEN_MS);
            case "sliding" -> SlidingEventTimeWindows.of(TEN_MS, FIVE_MS);
            case "session" -> EventTimeSessionWindows.withGap(TEN_MS);
            default -> EventTimeSessionWindows.withDynamicGap(String::length);
        };
    }

    @Test
    void firesWindowsInTheTimeTheyEndIn() {
        assertThat(TumblingEventTimeWindows.of(TEN_MS).getDefaultTrigger())
                .isInstanceOf(EventTimeTrigger.class);
        assertThat(TumblingProcessingTimeWindows.of(TEN_MS).getDefaultTrigger())
                .isInstanceOf(ProcessingTimeTrigger.class);
        assertThat(GlobalWindows.create().getDefaultTrigger()).isInstanceOf(NeverTrigger.class);
        assertThat(GlobalWindows.createWithEndOfStreamTrigger().getDefaultTrigger())
                .isInstanceOf(EventTimeTrigger.class);
    }

    @Test
    void assignsEverythingToTheGlobalWindow() {
        assertThat(GlobalWindows.create().assignWindows("a", Long.MIN_VALUE, CLOCK_AT_123))
                .containsExactly(GlobalWindow.get());
    }
}
