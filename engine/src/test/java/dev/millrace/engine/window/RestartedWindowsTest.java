// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.millrace.api.window.AccumulationMode;
import dev.millrace.engine.operator.OperatorSnapshot;
import dev.millrace.engine.operator.ScaledOperator;
import dev.millrace.engine.plan.WindowKind;
import dev.millrace.engine.snapshot.Change;
import dev.millrace.engine.snapshot.SavedEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Windows that are frozen, written and restored at random points give what they give undisturbed.
 */
class RestartedWindowsTest {

    static Stream<Arguments> cases() {
        List<Arguments> cases = new ArrayList<>();
        long seed = 0;
        for (WindowUnderTest.Aggregate how : WindowUnderTest.Aggregate.values()) {
            for (AccumulationMode mode : AccumulationMode.values()) {
                for (WindowKind kind : WindowKind.values()) {
                    cases.add(Arguments.of(how, mode, kind, seed++));
                }
            }
        }
        return cases.stream();
    }

    private static List<WindowUnderTest> windows(
            WindowUnderTest.Aggregate how, AccumulationMode mode, WindowKind kind) {
        List<WindowUnderTest> windows = new ArrayList<>();
        for (int lateness : new int[] {0, 30}) {
            List<WindowUnderTest> shapes =
                    kind == WindowKind.SESSIONS
                            ? List.of(WindowUnderTest.sessions(6))
                            : mode == AccumulationMode.DISCARDING
                                    ? List.of(WindowUnderTest.sliding(10, 10, 0))
                                    : List.of(
                                            WindowUnderTest.sliding(10, 10, 3),
                                            WindowUnderTest.sliding(25, 10, 0),
                                            WindowUnderTest.sliding(60, 5, 2));
            for (WindowUnderTest shape : shapes) {
                windows.add(
                        shape.lateness(Duration.ofMillis(lateness))
                                .accumulation(mode)
                                .aggregate(how)
                                .kind(kind));
            }
        }
        if (kind == WindowKind.GENERAL) {
            windows.add(WindowUnderTest.sessions(6).accumulation(mode).aggregate(how).kind(kind));
        }
        return windows;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void goOnAsIfNothingHadBeen(
            WindowUnderTest.Aggregate how, AccumulationMode mode, WindowKind kind, long seed) {
        for (WindowUnderTest window : windows(how, mode, kind)) {
            List<Sales.Step> steps = new ArrayList<>(Sales.random(seed, 400, 40, 300));
            steps.add(new Sales.Until(Long.MAX_VALUE));
            List<List<Object>> expected = undisturbed(window, steps);
            new Disturbed(window, steps, expected, seed).run();
        }
    }

    private static List<List<Object>> undisturbed(WindowUnderTest window, List<Sales.Step> steps) {
        ScaledOperator operator = new ScaledOperator(window::harness);
        List<List<Object>> emitted = new ArrayList<>();
        for (Sales.Step step : steps) {
            apply(step, operator);
            emitted.add(taken(operator));
        }
        assertThat(emitted.stream().mapToInt(List::size).sum()).isGreaterThan(20);
        return emitted;
    }

    /**
     * A total that is made again has the records of a slice together, so their order may differ.
     */
    private static List<Object> taken(ScaledOperator operator) {
        List<Object> all = new ArrayList<>();
        for (Object value : operator.take()) {
            Fired fired = (Fired) value;
            all.add(
                    fired.value() instanceof List<?> records
                            ? new Fired(fired.key(), fired.window(), sorted(records), fired.pane())
                            : fired);
        }
        return all;
    }

    private static List<String> sorted(List<?> records) {
        return records.stream().map(String::valueOf).sorted().toList();
    }

    private static void apply(Sales.Step step, ScaledOperator operator) {
        if (step instanceof Sales.Sold sold) {
            operator.record(sold.sale(), sold.sale().shop(), sold.sale().time());
        } else if (step instanceof Sales.Until until) {
            operator.watermark(until.watermark());
        }
    }

    /** Freezes now and then, and now and then falls back to what was written last. */
    private static final class Disturbed {
        private final List<Sales.Step> steps;
        private final List<List<Object>> expected;
        private final long seed;
        private final Random random;
        private final ScaledOperator operator;
        private List<OperatorSnapshot> written = List.of();
        private List<OperatorSnapshot> writing = List.of();
        private int writtenAt;
        private int writingAt;
        private boolean needsBase = true;
        private int restores;

        Disturbed(
                WindowUnderTest window,
                List<Sales.Step> steps,
                List<List<Object>> expected,
                long seed) {
            this.steps = steps;
            this.expected = expected;
            this.seed = seed;
            this.random = new Random(seed);
            this.operator = new ScaledOperator(() -> window.harness().roomFor(2));
        }

        void run() {
            for (int i = 0; i < steps.size(); i++) {
                apply(steps.get(i), operator);
                assertThat(taken(operator))
                        .as("seed %s step %s %s", seed, i, steps.get(i))
                        .containsExactlyInAnyOrderElementsOf(expected.get(i));
                writing.forEach(snapshot -> snapshot.writeOn(random.nextInt(3)));
                int what = random.nextInt(20);
                if (what == 0 && writing.isEmpty()) {
                    writing = operator.freeze(needsBase);
                    needsBase = false;
                    writingAt = i;
                } else if (what == 1 && !writing.isEmpty()) {
                    writing.forEach(OperatorSnapshot::finish);
                    written = writing;
                    writtenAt = writingAt;
                    writing = List.of();
                } else if (what == 2 && writing.isEmpty() && !written.isEmpty()) {
                    operator.restore(written, 1 + random.nextInt(3));
                    written = List.of();
                    needsBase = true;
                    i = writtenAt;
                    restores++;
                }
            }
            assertThat(restores).isPositive();
        }
    }

    @Test
    void aSliceThatGoesLeavesOneEntry() {
        ScaledOperator operator = new ScaledOperator(WindowUnderTest.sliding(10, 10, 0)::harness);
        for (long shop = 0; shop < 20; shop++) {
            operator.record(new Sale(shop, 1, 5), shop, 5);
        }
        assertThat(operator.checkpoint(true).get(0).last("slices")).hasSize(20);
        operator.watermark(9);
        operator.record(new Sale(1, 1, 15), 1L, 15);
        assertThat(operator.checkpoint(false).get(0).last("slices"))
                .extracting(SavedEntry::change, SavedEntry::namespace)
                .containsExactly(tuple(Change.DROP_NAMESPACE, 0L), tuple(Change.PUT, 10L));
    }

    @Test
    void otherWindowsThanThoseOfTheSnapshotAreRefused() {
        ScaledOperator before = new ScaledOperator(WindowUnderTest.sliding(10, 10, 0)::harness);
        List<OperatorSnapshot> written = before.checkpoint(true);
        ScaledOperator after = new ScaledOperator(WindowUnderTest.sliding(20, 10, 0)::harness);
        assertThatThrownBy(() -> after.restore(written, 1))
                .hasMessageContaining("10 ms long, one each 10 ms from 0 ms on")
                .hasMessageContaining("20 ms long, one each 10 ms from 0 ms on")
                .hasMessageContaining("give the operator another uid");
    }
}
