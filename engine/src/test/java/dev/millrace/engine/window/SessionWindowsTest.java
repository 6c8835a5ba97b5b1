// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.window.AccumulationMode;
import dev.millrace.api.window.PaneInfo;
import dev.millrace.api.window.PaneInfo.Timing;
import dev.millrace.api.window.TimeWindow;
import dev.millrace.engine.operator.OperatorHarness;
import dev.millrace.engine.plan.WindowKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Sessions, in the way made for them and in the general one. */
class SessionWindowsTest {

    static Stream<Arguments> cases() {
        List<Arguments> cases = new ArrayList<>();
        for (long seed = 0; seed < 6; seed++) {
            for (int lateness : new int[] {0, 10, 200}) {
                for (AccumulationMode mode : AccumulationMode.values()) {
                    cases.add(Arguments.of(seed, lateness, mode, aggregate(seed)));
                }
            }
        }
        return cases.stream();
    }

    private static WindowUnderTest.Aggregate aggregate(long seed) {
        List<WindowUnderTest.Aggregate> all =
                List.copyOf(EnumSet.complementOf(EnumSet.of(WindowUnderTest.Aggregate.ELEMENTS)));
        return all.get((int) seed % all.size());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void bothWaysGiveTheSame(
            long seed, int lateness, AccumulationMode mode, WindowUnderTest.Aggregate how) {
        OperatorHarness quick = sessions(lateness, mode, how, WindowKind.SESSIONS);
        OperatorHarness general = sessions(lateness, mode, how, WindowKind.GENERAL);
        List<Sales.Step> steps = new ArrayList<>(Sales.random(seed, 1_500, 40, 200));
        steps.add(new Sales.Until(Long.MAX_VALUE));
        int fired = 0;
        for (Sales.Step step : steps) {
            apply(step, quick);
            apply(step, general);
            assertThat(quick.values()).containsExactlyInAnyOrderElementsOf(general.values());
            fired += quick.values().size();
        }
        assertThat(fired).isGreaterThan(20);
        assertThat(quick.operator().lateDropped()).isEqualTo(general.operator().lateDropped());
        assertThat(quick.operator().lateAccepted()).isEqualTo(general.operator().lateAccepted());
    }

    private static OperatorHarness sessions(
            int lateness, AccumulationMode mode, WindowUnderTest.Aggregate how, WindowKind kind) {
        return WindowUnderTest.sessions(6)
                .lateness(Duration.ofMillis(lateness))
                .accumulation(mode)
                .aggregate(how)
                .kind(kind)
                .harness()
                .roomFor(1)
                .open();
    }

    private static void apply(Sales.Step step, OperatorHarness harness) {
        harness.forget();
        if (step instanceof Sales.Sold sold) {
            harness.record(sold.sale(), sold.sale().shop(), sold.sale().time());
        } else if (step instanceof Sales.Until until) {
            harness.watermark(until.watermark());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = WindowKind.class,
            names = {"SESSIONS", "GENERAL"})
    void aRecordBetweenTwoSessionsMakesThemOne(WindowKind kind) {
        OperatorHarness harness = WindowUnderTest.sessions(10).kind(kind).harness().open();
        sell(harness, 1, 0);
        sell(harness, 2, 18);
        sell(harness, 4, 9);
        harness.watermark(27);

        assertThat(harness.values()).isEqualTo(List.of(fired(0, 28, 7L, Timing.ON_TIME, 0, true)));
    }

    @ParameterizedTest
    @EnumSource(
            value = WindowKind.class,
            names = {"SESSIONS", "GENERAL"})
    void aLateRecordCanMakeAFiredSessionLongerAndItFiresOnTimeAgain(WindowKind kind) {
        OperatorHarness harness =
                WindowUnderTest.sessions(10)
                        .lateness(Duration.ofMillis(100))
                        .kind(kind)
                        .harness()
                        .open();
        sell(harness, 1, 0);
        harness.watermark(12);
        sell(harness, 2, 1);
        sell(harness, 4, 9);
        harness.watermark(18);

        assertThat(harness.values())
                .isEqualTo(
                        List.of(
                                fired(0, 10, 1L, Timing.ON_TIME, 0, false),
                                fired(0, 11, 3L, Timing.LATE, 1, false),
                                fired(0, 19, 7L, Timing.ON_TIME, 2, false)));
    }

    @ParameterizedTest
    @EnumSource(
            value = WindowKind.class,
            names = {"SESSIONS", "GENERAL"})
    void aSessionAtTheEndOfTimeFiresAtTheEnd(WindowKind kind) {
        OperatorHarness harness = WindowUnderTest.sessions(10).kind(kind).harness().open();
        sell(harness, 3, Long.MAX_VALUE - 2);
        harness.watermark(Long.MAX_VALUE - 1);
        assertThat(harness.values()).isEmpty();
        harness.watermark(Long.MAX_VALUE);

        assertThat(harness.values())
                .isEqualTo(
                        List.of(
                                fired(
                                        Long.MAX_VALUE - 2,
                                        Long.MAX_VALUE,
                                        3L,
                                        Timing.ON_TIME,
                                        0,
                                        true)));
    }

    @Test
    void sessionsFireInTheOrderOfTheirEnds() {
        OperatorHarness harness =
                WindowUnderTest.sessions(10).kind(WindowKind.SESSIONS).harness().open();
        harness.record(new Sale(1, 1, 0), 1L, 0);
        harness.record(new Sale(2, 1, 1), 2L, 1);
        harness.record(new Sale(1, 1, 5), 1L, 5);
        harness.watermark(100);

        assertThat(harness.values())
                .extracting(one -> ((Fired) one).key())
                .isEqualTo(List.of(2L, 1L));
    }

    private static void sell(OperatorHarness harness, long cents, long time) {
        harness.record(new Sale(1, cents, time), 1L, time);
    }

    private static Fired fired(
            long start, long end, Object value, Timing timing, long index, boolean isLast) {
        return new Fired(
                1L,
                new TimeWindow(start, end),
                value,
                new PaneInfo(timing, index, index == 0, isLast));
    }
}
