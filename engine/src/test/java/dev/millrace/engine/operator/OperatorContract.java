// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.millrace.api.function.OutputTag;
import dev.millrace.api.graph.DeadLetter;
import dev.millrace.api.graph.ErrorPolicy;
import dev.millrace.engine.key.KeyHash;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What every operator promises to the subtask that drives it, as checks that any can be put to. */
final class OperatorContract {
    private static final OutputTag<DeadLetter> LETTERS = new OutputTag<>("letters");
    private static final List<String> RECORDS = List.of("a", "b", "a", "c");

    private final OperatorCase operator;

    OperatorContract(OperatorCase operator) {
        this.operator = operator;
    }

    /** An output that is full after each record changes when things are emitted, not what. */
    void emitsTheSameHoweverLittleRoomThereIs() {
        List<OperatorHarness.Event> plenty = wholeLife(operator.harness());
        assertThat(wholeLife(operator.harness().roomFor(1))).isEqualTo(plenty);
        assertThat(plenty).isNotEmpty();
    }

    /** A restart after each record and each watermark changes nothing that comes out. */
    void goesOnAfterARestartAtAnyPoint() {
        List<OperatorHarness.Event> undisturbed = wholeLife(operator.harness(), harness -> {});
        assertThat(wholeLife(operator.harness().roomFor(1), OperatorHarness::restart))
                .isEqualTo(undisturbed);
    }

    /** What is frozen at a point is that point, whatever comes while it is written. */
    void goesOnFromAFreezeThatWasWrittenLater() {
        List<Consumer<OperatorHarness>> steps = steps();
        for (int from = 0; from < steps.size(); from++) {
            OperatorHarness first = operator.harness().open();
            steps.subList(0, from).forEach(step -> step.accept(first));
            OperatorSnapshot frozen = first.freeze(true);
            first.forget();
            for (Consumer<OperatorHarness> step : steps.subList(from, steps.size())) {
                step.accept(first);
                frozen.writeOn(1);
            }
            frozen.finish();
            OperatorHarness second = operator.harness().restoredFrom(frozen).open();
            steps.subList(from, steps.size()).forEach(step -> step.accept(second));
            assertThat(second.end().emitted()).isEqualTo(first.end().emitted());
        }
    }

    /** Without input only the end of event time comes out. */
    void emitsNothingButTheEndForAnEmptyInput() {
        OperatorHarness harness = operator.harness().open().end();
        assertThat(harness.emitted()).containsExactly(new OperatorHarness.Reached(Long.MAX_VALUE));
    }

    /** Idleness is handed on, both ways. */
    void handsIdlenessOn() {
        OperatorHarness harness = operator.harness().open();
        harness.operator().idle(true);
        harness.operator().idle(false);
        assertThat(harness.emitted())
                .containsExactly(new OperatorHarness.Idle(true), new OperatorHarness.Idle(false));
    }

    /** A watermark comes out once, unchanged, after all that was due by then. */
    void handsEachWatermarkOnAfterWhatItMadeDue() {
        OperatorHarness harness = operator.harness().roomFor(1).open();
        feed(harness, "a", 0, 1);
        feed(harness, "b", 0, 2);
        harness.watermark(100);
        assertThat(harness.emitted())
                .endsWith(new OperatorHarness.Reached(100))
                .filteredOn(OperatorHarness.Reached.class::isInstance)
                .hasSize(1);
        assertThat(harness.operator().currentWatermark()).isEqualTo(100);
    }

    /** By default a bad record ends the job, under the operator's name and with its cause. */
    void failsByDefaultWithTheCause() {
        OperatorHarness harness = operator.harness().open();
        Throwable failure = catchThrowable(() -> feed(harness, OperatorCase.BAD, 0, 1));
        assertThat(failure)
                .isInstanceOf(OperatorFailure.class)
                .hasMessageContaining("'operator'")
                .hasMessageContaining("subtask 0")
                .hasRootCauseMessage("cannot process bad");
    }

    /** Skipping leaves out the bad record, counts it, and nothing else. */
    void skipsOnlyTheBadRecordAndCountsIt() {
        OperatorHarness skipping = operator.harness().errorPolicy(ErrorPolicy.skip()).open();
        feed(skipping, "a", 0, 1);
        feed(skipping, OperatorCase.BAD, 0, 2);
        feed(skipping, "b", 0, 3);
        OperatorHarness plain = operator.harness().open();
        feed(plain, "a", 0, 1);
        feed(plain, "b", 0, 3);
        assertThat(skipping.emitted()).isEqualTo(plain.emitted());
        assertThat(skipping.operator().context().failures().count()).isEqualTo(1);
    }

    /** A dead letter holds the record and what was thrown. */
    void makesADeadLetterOfTheBadRecord() {
        OperatorHarness harness =
                operator.harness().errorPolicy(ErrorPolicy.deadLetter(LETTERS)).open();
        feed(harness, OperatorCase.BAD, 0, 2);
        assertThat(harness.values(LETTERS))
                .singleElement()
                .isInstanceOfSatisfying(
                        DeadLetter.class,
                        letter -> {
                            assertThat(letter.payload()).isEqualTo(OperatorCase.BAD);
                            assertThat(letter.timestamp()).isEqualTo(2);
                            assertThat(letter.cause()).hasMessage("cannot process bad");
                        });
    }

    /** However the records of two inputs are interleaved, each comes out once, in its own order. */
    void losesNothingInAnyInterleavingOfTwoInputs() {
        List<List<Integer>> interleavings = new ArrayList<>();
        interleave(3, 3, new ArrayList<>(), interleavings);
        assertThat(interleavings).hasSize(20);
        for (List<Integer> inputs : interleavings) {
            OperatorHarness harness = operator.harness().roomFor(1).open();
            int[] next = new int[2];
            for (int input : inputs) {
                feed(harness, "r" + next[input]++, input, 1);
            }
            List<Object> values = harness.end().values();
            assertThat(values)
                    .filteredOn(v -> v.toString().startsWith("1:"))
                    .containsExactly("1:r0", "1:r1", "1:r2");
            assertThat(values)
                    .filteredOn(v -> v.toString().startsWith("2:"))
                    .containsExactly("2:r0", "2:r1", "2:r2");
        }
    }

    private static void interleave(
            int firsts, int seconds, List<Integer> begun, List<List<Integer>> done) {
        if (firsts + seconds == 0) {
            done.add(List.copyOf(begun));
            return;
        }
        for (int input = 0; input < 2; input++) {
            if ((input == 0 ? firsts : seconds) > 0) {
                begun.add(input);
                interleave(firsts - 1 + input, seconds - input, begun, done);
                begun.remove(begun.size() - 1);
            }
        }
    }

    private List<OperatorHarness.Event> wholeLife(OperatorHarness harness) {
        return wholeLife(harness, ignored -> {});
    }

    private List<OperatorHarness.Event> wholeLife(
            OperatorHarness harness, Consumer<OperatorHarness> betweenSteps) {
        harness.open();
        for (Consumer<OperatorHarness> step : steps()) {
            step.accept(harness);
            betweenSteps.accept(harness);
        }
        return harness.end().emitted();
    }

    private List<Consumer<OperatorHarness>> steps() {
        List<Consumer<OperatorHarness>> steps = new ArrayList<>();
        for (int i = 0; i < RECORDS.size(); i++) {
            int n = i;
            steps.add(harness -> feed(harness, RECORDS.get(n), n % 2, n * 10L));
            steps.add(harness -> harness.watermark(n * 10L - 5));
        }
        steps.add(harness -> harness.processingTime(2_000));
        return steps;
    }

    private void feed(OperatorHarness harness, String value, int input, long timestamp) {
        if (!(harness.operator() instanceof TwoInputOperator two)) {
            harness.record(value, timestamp);
        } else if (input == 0) {
            two.first(value, timestamp, KeyHash.of(value));
        } else {
            two.second(value, timestamp, KeyHash.of(value));
        }
    }
}
