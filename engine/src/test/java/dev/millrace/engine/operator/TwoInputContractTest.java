// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.engine.operator.OperatorHarness.Emitted;
import dev.millrace.engine.operator.OperatorHarness.Event;
import dev.millrace.engine.operator.OperatorHarness.Reached;
import dev.millrace.engine.time.IdleRule;
import dev.millrace.engine.time.WatermarkMerge;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Puts every operator with two inputs to every interleaving of their records and watermarks. */
class TwoInputContractTest {
    /** What comes in by one input: a record, or what its event time reaches. */
    private record Step(int input, boolean isRecord, long time) {
        String value() {
            return "r" + time;
        }
    }

    private static final List<List<Step>> INPUTS =
            List.of(
                    List.of(record(0, 1), reached(0, 4), record(0, 6), reached(0, 30)),
                    List.of(record(1, 2), reached(1, 9), record(1, 11), reached(1, 20)));

    /** How many ways there are to lay two times four steps into each other. */
    private static final int INTERLEAVINGS = 70;

    static Stream<OperatorCase> operators() {
        return Stream.of(OperatorCase.values())
                .filter(one -> one.harness().open().operator() instanceof TwoInputOperator);
    }

    @ParameterizedTest
    @MethodSource("operators")
    void losesNothingAndMakesNothingLateInAnyInterleaving(OperatorCase operator) {
        List<List<Step>> interleavings = interleavings();
        assertThat(interleavings).hasSize(INTERLEAVINGS);
        for (List<Step> steps : interleavings) {
            List<Event> emitted = run(steps, operator.harness().roomFor(1), harness -> {});
            assertThat(valuesOf(emitted, "1:")).containsExactly("1:r1", "1:r6");
            assertThat(valuesOf(emitted, "2:")).containsExactly("2:r2", "2:r11");
            assertThat(watermarksOf(emitted)).isEqualTo(mergedOf(steps));
            OperatorContract.assertNothingLate(emitted);
        }
    }

    @ParameterizedTest
    @MethodSource("operators")
    void goesOnAfterARestartAtAnyPointOfAnyInterleaving(OperatorCase operator) {
        for (List<Step> steps : interleavings()) {
            List<Event> undisturbed = run(steps, operator.harness(), harness -> {});
            List<Event> restarted =
                    run(steps, operator.harness().roomFor(1), OperatorHarness::restart);
            assertThat(restarted).as("%s", steps).isEqualTo(undisturbed);
        }
    }

    /** Timers fire once, at the watermark that reaches them, whatever the other input does. */
    @ParameterizedTest
    @MethodSource("operators")
    void firesTheSameTimersInEveryInterleaving(OperatorCase operator) {
        List<List<Object>> fired =
                interleavings().stream()
                        .map(steps -> run(steps, operator.harness().roomFor(1), harness -> {}))
                        .map(emitted -> valuesOf(emitted, "timer"))
                        .distinct()
                        .toList();
        assertThat(fired).hasSize(1);
        assertThat(fired.get(0)).doesNotHaveDuplicates();
    }

    private static List<Event> run(
            List<Step> steps, OperatorHarness harness, Consumer<OperatorHarness> betweenSteps) {
        harness.open();
        WatermarkMerge merge = new WatermarkMerge(List.of(IdleRule.FOLLOWS, IdleRule.FOLLOWS));
        for (Step step : steps) {
            if (step.isRecord) {
                OperatorContract.feed(harness, step.value(), step.input, step.time);
            } else if (merge.watermark(step.input, step.time)) {
                harness.watermark(merge.merged());
            }
            betweenSteps.accept(harness);
        }
        return harness.end().emitted();
    }

    private static List<Object> valuesOf(List<Event> emitted, String prefix) {
        List<Object> values = new ArrayList<>();
        for (Event event : emitted) {
            if (event instanceof Emitted one && one.value().toString().startsWith(prefix)) {
                values.add(one.value());
            }
        }
        return values;
    }

    private static List<Long> watermarksOf(List<Event> emitted) {
        return emitted.stream()
                .filter(Reached.class::isInstance)
                .map(event -> ((Reached) event).watermark())
                .toList();
    }

    /** The least of both inputs' times whenever it moves, and the end. */
    private static List<Long> mergedOf(List<Step> steps) {
        List<Long> merged = new ArrayList<>();
        long[] times = {Long.MIN_VALUE, Long.MIN_VALUE};
        long last = Long.MIN_VALUE;
        for (Step step : steps) {
            if (!step.isRecord) {
                times[step.input] = step.time;
                long least = Math.min(times[0], times[1]);
                if (least > last) {
                    merged.add(least);
                    last = least;
                }
            }
        }
        merged.add(Long.MAX_VALUE);
        return merged;
    }

    private static List<List<Step>> interleavings() {
        List<List<Step>> done = new ArrayList<>();
        interleave(0, 0, new ArrayList<>(), done);
        return done;
    }

    private static void interleave(
            int firsts, int seconds, List<Step> begun, List<List<Step>> done) {
        if (firsts == INPUTS.get(0).size() && seconds == INPUTS.get(1).size()) {
            done.add(List.copyOf(begun));
            return;
        }
        for (int input = 0; input < 2; input++) {
            int next = input == 0 ? firsts : seconds;
            if (next < INPUTS.get(input).size()) {
                begun.add(INPUTS.get(input).get(next));
                interleave(firsts + 1 - input, seconds + input, begun, done);
                begun.remove(begun.size() - 1);
            }
        }
    }

    private static Step record(int input, long time) {
        return new Step(input, true, time);
    }

    private static Step reached(int input, long time) {
        return new Step(input, false, time);
    }
}
