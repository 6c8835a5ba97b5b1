// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.millrace.api.function.OutputTag;
import dev.millrace.api.graph.DeadLetter;
import dev.millrace.api.graph.ErrorPolicy;
import dev.millrace.engine.key.KeyHash;
import java.util.List;
import java.util.function.Consumer;

/** What every operator promises to the subtask that drives it, as checks that any can be put to. */
final class OperatorContract {
    private static final OutputTag<DeadLetter> LETTERS = new OutputTag<>("letters");

    private final OperatorCase operator;

    OperatorContract(OperatorCase operator) {
        this.operator = operator;
    }

    /** An output that is full after each record changes when things are emitted, not what. */
    void emitsTheSameHoweverLittleRoomThereIs() {
        List<OperatorHarness.Event> plenty = wholeLife(operator.harness(), harness -> {});
        assertThat(wholeLife(operator.harness().roomFor(1), harness -> {})).isEqualTo(plenty);
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
            assertThat(operator.promised(second.end())).isEqualTo(operator.promised(first.end()));
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
        harness.settle().watermark(100).settle();
        assertThat(harness.emitted())
                .endsWith(new OperatorHarness.Reached(100))
                .filteredOn(OperatorHarness.Reached.class::isInstance)
                .hasSize(1);
        assertThat(harness.operator().currentWatermark()).isEqualTo(100);
    }

    /**
     * After a restart event time comes to where it was once more; nobody hears that. What does not
     * look at event time hands on what it hears.
     */
    void neverGoesBackInEventTime() {
        OperatorHarness harness = operator.harness().open();
        if (!harness.freeze(true).finish().holds("watermark")) {
            return;
        }
        harness.watermark(10).restart().watermark(7).watermark(10).watermark(12);
        assertThat(harness.emitted())
                .containsOnly(new OperatorHarness.Reached(10), new OperatorHarness.Reached(12))
                .endsWith(new OperatorHarness.Reached(12));
        assertThat(harness.operator().currentWatermark()).isEqualTo(12);
    }

    /** What was on time when it came in is on time for whoever reads the output. */
    void makesNothingLate() {
        OperatorHarness harness = operator.harness().roomFor(1).open();
        feed(harness, "a", 0, 1);
        harness.watermark(0);
        feed(harness, "a", 0, 2);
        feed(harness, "b", 1, 4);
        harness.watermark(3);
        feed(harness, "c", 0, 12);
        harness.watermark(11).processingTime(2_000);
        assertNothingLate(harness.end().emitted());
    }

    static void assertNothingLate(List<OperatorHarness.Event> emitted) {
        long watermark = Long.MIN_VALUE;
        for (OperatorHarness.Event event : emitted) {
            if (event instanceof OperatorHarness.Reached reached) {
                watermark = reached.watermark();
            } else if (event instanceof OperatorHarness.Emitted record) {
                assertThat(record.timestamp()).isGreaterThan(watermark);
            }
        }
    }

    /** By default a bad record ends the job, under the operator's name and with its cause. */
    void failsByDefaultWithTheCause(int input) {
        OperatorHarness harness = operator.harness().open();
        Throwable failure =
                catchThrowable(() -> feed(harness, OperatorCase.BAD, input, 1).settle());
        assertThat(failure)
                .isInstanceOf(OperatorFailure.class)
                .hasMessageContaining("'operator'")
                .hasMessageContaining("subtask 0")
                .hasRootCauseMessage("cannot process bad");
    }

    /** Skipping leaves out the bad record, counts it, and nothing else. */
    void skipsOnlyTheBadRecordAndCountsIt(int input) {
        OperatorHarness skipping = operator.harness().errorPolicy(ErrorPolicy.skip()).open();
        feed(skipping, "a", 0, 1);
        feed(skipping, OperatorCase.BAD, input, 2);
        feed(skipping, "b", 0, 3);
        OperatorHarness plain = operator.harness().open();
        feed(plain, "a", 0, 1);
        feed(plain, "b", 0, 3);
        assertThat(operator.promised(skipping.end())).isEqualTo(operator.promised(plain.end()));
        assertThat(skipping.operator().context().failures().count()).isEqualTo(1);
    }

    /** A dead letter holds the record and what was thrown. */
    void makesADeadLetterOfTheBadRecord(int input) {
        OperatorHarness harness =
                operator.harness().errorPolicy(ErrorPolicy.deadLetter(LETTERS)).open();
        feed(harness, OperatorCase.BAD, input, 2).settle();
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

    private List<OperatorHarness.Event> wholeLife(
            OperatorHarness harness, Consumer<OperatorHarness> betweenSteps) {
        harness.open();
        for (Consumer<OperatorHarness> step : steps()) {
            step.accept(harness);
            betweenSteps.accept(harness);
        }
        return operator.promised(harness.end());
    }

    /** Records of both inputs, in order, out of order and late, and time that goes on. */
    private static List<Consumer<OperatorHarness>> steps() {
        return List.of(
                harness -> feed(harness, "a", 0, 0),
                harness -> harness.settle().watermark(-5).settle(),
                harness -> feed(harness, "b", 1, 10),
                harness -> feed(harness, "a", 0, 12),
                harness -> harness.settle().watermark(5).settle(),
                harness -> feed(harness, "a", 1, 20),
                harness -> harness.settle().watermark(15).settle(),
                harness -> feed(harness, "c", 0, 30),
                harness -> feed(harness, "b", 1, 2),
                harness -> harness.settle().watermark(25).settle(),
                harness -> harness.processingTime(2_000));
    }

    /** A record of one of the inputs, if there are two; its key is itself. */
    static OperatorHarness feed(OperatorHarness harness, String value, int input, long timestamp) {
        if (!(harness.operator() instanceof TwoInputOperator two)) {
            harness.record(value, timestamp);
        } else if (input == 0) {
            two.first(value, timestamp, KeyHash.of(value));
        } else {
            two.second(value, timestamp, KeyHash.of(value));
        }
        return harness;
    }
}
