// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.window.AccumulationMode;
import dev.millrace.engine.operator.OperatorHarness;
import dev.millrace.engine.plan.WindowKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Aligned windows, by slices and the general way, against the oracle. */
class AlignedWindowsTest {
    private static final List<WindowUnderTest.Aggregate> AGGREGATES =
            List.of(WindowUnderTest.Aggregate.values());

    static Stream<Arguments> cases() {
        List<Arguments> cases = new ArrayList<>();
        int[][] grids = {
            {10, 10, 0}, {10, 10, 3}, {30, 10, -4}, {25, 10, 0}, {4, 10, 1}, {7, 1, 0}, {60, 5, 2}
        };
        long seed = 0;
        for (int[] grid : grids) {
            for (long lateness : new long[] {0, 15, 1_000}) {
                for (WindowUnderTest.Aggregate aggregate : AGGREGATES) {
                    if (grid[0] == grid[1] || aggregate != WindowUnderTest.Aggregate.ELEMENTS) {
                        cases.add(
                                Arguments.of(
                                        grid[0], grid[1], grid[2], lateness, aggregate, seed++));
                    }
                }
            }
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void firesAsTheOracle(
            int size,
            int slide,
            int offset,
            long lateness,
            WindowUnderTest.Aggregate how,
            long seed) {
        compare(
                WindowUnderTest.sliding(size, slide, offset)
                        .lateness(Duration.ofMillis(lateness))
                        .aggregate(how),
                Sales.random(seed, 800, 40, 5_000));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void firesAsTheOracleAtTheEdgesOfTime(
            int size,
            int slide,
            int offset,
            long lateness,
            WindowUnderTest.Aggregate how,
            long seed) {
        if (slide < 4) {
            return;
        }
        compare(
                WindowUnderTest.sliding(size, slide, offset)
                        .lateness(Duration.ofMillis(lateness))
                        .aggregate(how),
                Sales.atTheEdges(seed));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void discardsWhatItFiredWhenWindowsTumble(long seed) {
        for (WindowUnderTest.Aggregate how : AGGREGATES) {
            compare(
                    WindowUnderTest.sliding(10, 10, 0)
                            .lateness(Duration.ofMillis(50))
                            .accumulation(AccumulationMode.DISCARDING)
                            .aggregate(how),
                    Sales.random(seed, 1_000, 40, 100));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theGeneralWayGivesTheSame(
            int size,
            int slide,
            int offset,
            long lateness,
            WindowUnderTest.Aggregate how,
            long seed) {
        compare(
                WindowUnderTest.sliding(size, slide, offset)
                        .lateness(Duration.ofMillis(lateness))
                        .aggregate(how)
                        .kind(WindowKind.GENERAL),
                Sales.random(seed, 400, 40, 5_000));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theGeneralWayDiscardsToo(long seed) {
        compare(
                WindowUnderTest.sliding(20, 10, 0)
                        .lateness(Duration.ofMillis(50))
                        .accumulation(AccumulationMode.DISCARDING)
                        .aggregate(WindowUnderTest.Aggregate.SUM)
                        .kind(WindowKind.GENERAL),
                Sales.random(seed, 1_000, 40, 100));
    }

    private static void compare(WindowUnderTest window, List<Sales.Step> steps) {
        WindowOracle oracle = window.oracle();
        OperatorHarness harness = window.harness().roomFor(2).open();
        for (Sales.Step step : steps) {
            harness.forget();
            if (step instanceof Sales.Sold sold) {
                harness.record(sold.sale(), sold.sale().shop(), sold.sale().time());
                assertThat(harness.values())
                        .containsExactlyInAnyOrderElementsOf(oracle.record(sold.sale()));
            } else if (step instanceof Sales.Until until) {
                harness.watermark(until.watermark());
                WindowUnderTest.assertFired(harness, oracle.watermark(until.watermark()));
            }
        }
        harness.forget().watermark(Long.MAX_VALUE);
        WindowUnderTest.assertFired(harness, oracle.watermark(Long.MAX_VALUE));
        assertThat(harness.operator().lateDropped()).isEqualTo(oracle.late());
        assertThat(harness.operator().lateAccepted()).isEqualTo(oracle.accepted());
    }
}
