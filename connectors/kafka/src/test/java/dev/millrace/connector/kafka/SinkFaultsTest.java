// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.millrace.connector.kafka.SinkDriver.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Exactly once against a real broker: crashes between the phases, transactions that are over or
 * never end, commits without an answer, runs that should be dead. A run that is abandoned without
 * being closed leaves the broker what a killed process leaves it.
 */
@Tag("slow")
class SinkFaultsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final TestBroker broker = TestBroker.get();
    private final String topic = broker.topic(1);
    private final Place first = Place.of("job-" + topic);
    private final Place second = first.generation(2);
    private final KafkaSink<String> sink = exactlyOnce();
    private final List<SinkDriver<?>> crashed = new ArrayList<>();

    private KafkaSink<String> exactlyOnce() {
        return KafkaSink.strings(broker.servers(), topic).delivery(Delivery.EXACTLY_ONCE);
    }

    /** A run whose process is dead as far as the brokers and later runs can tell. */
    private SinkDriver<String> doomed(KafkaSink<String> ofSink, Place place) throws Exception {
        SinkDriver<String> driver = SinkDriver.start(ofSink, place);
        crashed.add(driver);
        return driver;
    }

    @AfterEach
    void closeWhatCrashed() throws Exception {
        for (SinkDriver<?> driver : crashed) {
            driver.close();
        }
    }

    private TransactionState stateOf(StagedTransaction staged) {
        return TestBroker.get(
                        broker.admin.describeTransactions(List.of(staged.transactionalId())).all())
                .get(staged.transactionalId())
                .state();
    }

    @Test
    void F06_aCrashBetweenThePhasesIsCommittedOnce() throws Exception {
        List<StagedTransaction> pending = doomed(sink, first).write("a", "b").prepare(1);
        assertThat(stateOf(pending.get(0))).isEqualTo(TransactionState.ONGOING);

        try (SinkDriver<String> next = SinkDriver.restore(exactlyOnce(), second, 1, pending)) {
            assertThat(broker.committedValues(topic)).containsExactly("a", "b");
            next.epoch(2, "c");
        }
        assertThat(broker.committedValues(topic)).containsExactly("a", "b", "c");
    }

    @Test
    void outputInSeveralPiecesIsWrittenAgainWholeAndOnce() throws Exception {
        String[] lines =
                IntStream.range(0, 5_000).mapToObj(i -> i + "x".repeat(100)).toArray(String[]::new);
        List<StagedTransaction> pending = doomed(sink, first).write(lines).prepare(1);
        assertThat(pending).hasSizeGreaterThan(2);

        SinkDriver.restore(exactlyOnce(), second, 1, pending).close();
        SinkDriver.restore(exactlyOnce(), second.generation(3), 1, pending).close();

        assertThat(broker.committedValues(topic)).containsExactly(lines);
    }

    @Test
    void F07_aCommitWhoseAnswerWasLostIsNotMadeTwice() throws Exception {
        List<StagedTransaction> pending = doomed(sink, first).epoch(1, "a", "b");
        assertThat(broker.committedValues(topic)).containsExactly("a", "b");

        SinkDriver.restore(exactlyOnce(), second, 1, pending).close();
        SinkDriver.restore(exactlyOnce(), second.generation(3), 1, pending).close();

        assertThat(broker.committedValues(topic)).containsExactly("a", "b");
    }

    @Test
    void F07_ofTwoPendingEpochsEachIsCommittedOnce() throws Exception {
        SinkDriver<String> run = doomed(sink, first);
        List<StagedTransaction> pending = new ArrayList<>(run.write("a").prepare(1));
        pending.addAll(run.write("b").prepare(2));
        run.commit(1, pending.subList(0, 1));

        SinkDriver.restore(exactlyOnce(), second, 2, pending).close();

        assertThat(broker.committedValues(topic)).containsExactly("a", "b");
    }

    @Test
    void F38_aTransactionThatExpiredWhileTheJobWasDownLosesNothing() throws Exception {
        KafkaSink<String> brief = exactlyOnce().property("transaction.timeout.ms", "500");
        List<StagedTransaction> pending = doomed(brief, first).write("a", "b").prepare(1);
        await().atMost(PATIENCE)
                .until(() -> stateOf(pending.get(0)) == TransactionState.COMPLETE_ABORT);

        SinkDriver.restore(brief, second, 1, pending).close();

        assertThat(broker.committedValues(topic)).containsExactly("a", "b");
    }

    @Test
    void F38_aTransactionThatExpiredUnderTheJobFailsItLoudlyAndLosesNothing() throws Exception {
        KafkaSink<String> brief = exactlyOnce().property("transaction.timeout.ms", "500");
        SinkDriver<String> run = doomed(brief, first);
        List<StagedTransaction> pending = run.write("a").prepare(1);
        await().atMost(PATIENCE)
                .until(() -> stateOf(pending.get(0)) == TransactionState.COMPLETE_ABORT);

        try {
            run.commit(1, pending);
        } catch (KafkaException e) {
            assertThat(e).hasMessageContaining("transaction.timeout.ms");
            SinkDriver.restore(brief, second, 1, pending).close();
        }

        assertThat(broker.committedValues(topic)).containsExactly("a");
    }

    @Test
    void F38_outputSoOldThatItsMarkerMayBeForgottenStopsTheJob() throws Exception {
        List<StagedTransaction> pending = doomed(sink, first).write("a").prepare(1);
        Place muchLater = second.later(TimeUnit.DAYS.toMillis(8));

        assertThatThrownBy(() -> SinkDriver.restore(exactlyOnce(), muchLater, 1, pending))
                .hasMessageContaining("epoch 1")
                .hasMessageContaining("offsets.retention.minutes");
        assertThat(broker.committedValues(topic)).isEmpty();

        KafkaSink<String> leaving = exactlyOnce().onLostMarkers(LostMarkers.LEAVE_OUT);
        SinkDriver.restore(leaving, muchLater, 1, pending).close();
        assertThat(broker.committedValues(topic)).isEmpty();

        KafkaSink<String> writing = exactlyOnce().onLostMarkers(LostMarkers.WRITE);
        SinkDriver.restore(writing, muchLater, 1, pending).close();
        assertThat(broker.committedValues(topic)).containsExactly("a");
    }

    @Test
    void F40_openTransactionsOfADeadRunAreAbortedAtTheStart() throws Exception {
        doomed(sink, first).write("stray").prepare(7);
        doomed(exactlyOnce(), first.subtask(1, 2)).write("of a wider run").prepare(7);
        broker.send(topic, 0, "after");
        assertThat(broker.committedValues(topic)).as("readers are held up").isEmpty();

        SinkDriver.start(exactlyOnce(), second).close();

        assertThat(broker.committedValues(topic)).containsExactly("after");
    }

    @Test
    void F40_subtasksOfOneRunLeaveEachOtherAlone() throws Exception {
        SinkDriver<String> one = doomed(sink, first.subtask(0, 2)).write("a");
        SinkDriver<String> other = doomed(exactlyOnce(), first.subtask(1, 2)).write("b");
        one.commit(1, one.prepare(1));
        other.commit(1, other.prepare(1));
        assertThat(broker.committedValues(topic)).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void F11_aRunThatShouldBeDeadCanNeitherWriteNorCommit() throws Exception {
        SinkDriver<String> zombie = doomed(sink, first);
        List<StagedTransaction> staged = zombie.write("a").prepare(1);
        zombie.write("b");

        try (SinkDriver<String> next = SinkDriver.start(exactlyOnce(), second)) {
            next.epoch(2, "of the successor");
            assertThatThrownBy(() -> zombie.commit(1, staged))
                    .hasMessageContaining("another run of this job has taken over");
            assertThatThrownBy(() -> zombie.prepare(2))
                    .hasMessageContaining("another run of this job has taken over");
            next.epoch(3, "still writing");
        }
        assertThat(broker.committedValues(topic))
                .containsExactly("of the successor", "still writing");
    }

    @Test
    void F46_twoRunsThatSettleOneCheckpointWriteItOnce() throws Exception {
        List<StagedTransaction> pending = doomed(sink, first).write("a", "b").prepare(1);
        KafkaSink<String> otherSink = exactlyOnce();
        SinkDriver<String> one = doomed(exactlyOnce(), second);
        SinkDriver<String> other = doomed(otherSink, second.generation(3));

        List<CompletableFuture<Boolean>> settling = new ArrayList<>();
        for (SinkDriver<String> run : List.of(one, other)) {
            settling.add(CompletableFuture.supplyAsync(() -> succeeds(run, pending)));
        }
        assertThat(settling).extracting(CompletableFuture::join).contains(true);
        assertThat(broker.committedValues(topic)).containsExactly("a", "b");
    }

    private static boolean succeeds(SinkDriver<String> run, List<StagedTransaction> pending) {
        try {
            run.commit(1, pending);
            return true;
        } catch (Exception e) {
            assertThat(e).hasMessageContaining("Nothing is lost");
            return false;
        }
    }

    @Test
    void F39_aCommitThatTheBrokerDoesNotAnswerInTimeIsLookedUp() throws Exception {
        KafkaSink<String> impatient = exactlyOnce().property("max.block.ms", "1000");
        SinkDriver<String> run = doomed(impatient, first);
        run.epoch(1, "a");
        List<StagedTransaction> staged = run.write("b").prepare(2);

        broker.process.suspend();
        CompletableFuture<Void> resumed =
                CompletableFuture.runAsync(
                        broker.process::resume,
                        CompletableFuture.delayedExecutor(5, TimeUnit.SECONDS));
        run.commit(2, staged);
        resumed.join();

        run.epoch(3, "c");
        assertThat(broker.committedValues(topic)).containsExactly("a", "b", "c");
        assertThat(run.write("d").prepare(4).get(0).transactionalId())
                .as("the producer that got no answer is given up")
                .isNotEqualTo(staged.get(0).transactionalId());
    }

    @Test
    void F41_aBrokerKilledAndStartedInTheMidstOfACommitChangesNothing() throws Exception {
        SinkDriver<String> run = doomed(sink, first);
        run.epoch(1, "a");
        List<StagedTransaction> staged = run.write("b").prepare(2);

        broker.process.kill();
        CompletableFuture<Void> committing =
                CompletableFuture.runAsync(() -> commit(run, 2, staged));
        assertThat(committing).isNotDone();
        broker.process.start();
        committing.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

        run.epoch(3, "c");
        assertThat(broker.committedValues(topic)).containsExactly("a", "b", "c");
    }

    private static void commit(SinkDriver<String> run, long epoch, List<StagedTransaction> staged) {
        try {
            run.commit(epoch, staged);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anAtLeastOnceSinkDoesNotForgetWhatAnExactlyOnceOneLeft() throws Exception {
        List<StagedTransaction> pending = doomed(sink, first).write("a").prepare(1);
        KafkaSink<String> plain = KafkaSink.strings(broker.servers(), topic);
        assertThatThrownBy(() -> SinkDriver.restore(plain, second, 1, pending))
                .hasMessageContaining("Delivery.EXACTLY_ONCE");
    }
}
