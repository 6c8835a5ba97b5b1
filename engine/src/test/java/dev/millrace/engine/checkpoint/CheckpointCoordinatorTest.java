// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.engine.checkpoint.CheckpointDecision.Announce;
import dev.millrace.engine.checkpoint.CheckpointDecision.Commit;
import dev.millrace.engine.checkpoint.CheckpointDecision.Fail;
import dev.millrace.engine.checkpoint.CheckpointDecision.GiveUp;
import dev.millrace.engine.checkpoint.CheckpointDecision.Trigger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckpointCoordinatorTest {
    private static final long INTERVAL = 1_000;
    private static final long TIMEOUT = 600;

    private static final CheckpointPurpose PERIODIC = CheckpointPurpose.PERIODIC;
    private static final CheckpointPurpose SAVEPOINT = CheckpointPurpose.SAVEPOINT;
    private static final CheckpointPurpose FINAL = CheckpointPurpose.FINAL;

    private final Scenario it = new Scenario(Integer.MAX_VALUE);

    @Test
    void nothingIsTriggeredBeforeEverybodyIsOpen() {
        assertThat(it.tickAt(10 * INTERVAL)).isEmpty();
        assertThat(it.coordinator.nextDeadlineNs()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void theFirstIsDueOneIntervalAfterTheOpening() {
        it.opened();
        assertThat(it.coordinator.nextDeadlineNs()).isEqualTo(INTERVAL);
        assertThat(it.tickAt(INTERVAL - 1)).isEmpty();
        assertThat(it.tickAt(INTERVAL)).containsExactly(new Trigger(8, PERIODIC, false));
    }

    @Test
    void itIsCompleteOnlyOnceTheManifestIsThere() {
        it.opened().tickAt(INTERVAL);
        assertThat(it.acknowledged(8, 0)).isEmpty();
        assertThat(it.acknowledged(8, 1)).containsExactly(new Commit(8));
        assertThat(it.committed(8)).containsExactly(new Announce(8, PERIODIC, false));
        assertThat(it.coordinator.phase()).isEqualTo(CheckpointPhase.WAITING);
    }

    @Test
    void F32_factsThatComeAgainChangeNothing() {
        it.opened().tickAt(INTERVAL);
        it.acknowledged(8, 0);
        assertThat(it.acknowledged(8, 0)).isEmpty();
        it.acknowledged(8, 1);
        assertThat(it.acknowledged(8, 1)).isEmpty();
        it.committed(8);
        assertThat(it.committed(8)).isEmpty();
        assertThat(it.acknowledged(8, 1)).isEmpty();
        assertThat(it.declined(8)).isEmpty();
        assertThat(it.opened().coordinator.phase()).isEqualTo(CheckpointPhase.WAITING);
    }

    @Test
    void F31_factsAboutAnotherCheckpointChangeNothing() {
        it.opened().tickAt(INTERVAL);
        it.declined(8);
        it.tickAt(2 * INTERVAL);
        assertThat(it.coordinator.epoch()).isEqualTo(9);
        it.acknowledged(8, 0);
        it.acknowledged(9, 0);
        assertThat(it.acknowledged(8, 1)).isEmpty();
        assertThat(it.declined(8)).isEmpty();
        assertThat(it.committed(8)).isEmpty();
        assertThat(it.acknowledged(9, 1)).containsExactly(new Commit(9));
        assertThat(it.committed(8)).isEmpty();
        assertThat(it.notCommitted(8)).isEmpty();
    }

    @Test
    void whoIsTooSlowIsGivenUpByNumberAndTheNextComesInItsTime() {
        it.opened().tickAt(INTERVAL);
        it.acknowledged(8, 1);
        assertThat(it.tickAt(INTERVAL + TIMEOUT - 1)).isEmpty();
        assertThat(it.tickAt(INTERVAL + TIMEOUT))
                .containsExactly(
                        new GiveUp(
                                8,
                                PERIODIC,
                                "its time was over while 1 of 2 had not acknowledged it",
                                true));
        assertThat(it.acknowledged(8, 0)).isEmpty();
        assertThat(it.tickAt(2 * INTERVAL)).containsExactly(new Trigger(9, PERIODIC, false));
    }

    @Test
    void aManifestThatIsBeingWrittenIsNotGivenUpForItsTime() {
        it.opened().tickAt(INTERVAL);
        it.acknowledgeAll(8);
        assertThat(it.tickAt(INTERVAL + 10 * TIMEOUT)).isEmpty();
        assertThat(it.coordinator.phase()).isEqualTo(CheckpointPhase.COMMITTING);
    }

    @Test
    void aNumberIsNeverUsedAgain() {
        it.opened();
        for (long epoch = 8; epoch < 20; epoch++) {
            assertThat(it.tickAt(it.coordinator.nextDeadlineNs()))
                    .containsExactly(new Trigger(epoch, PERIODIC, false));
            if (epoch % 3 == 0) {
                it.declined(epoch);
            } else if (epoch % 3 == 1) {
                it.acknowledgeAll(epoch);
                it.notCommitted(epoch);
            } else {
                it.acknowledgeAll(epoch);
                it.committed(epoch);
            }
        }
    }

    @Test
    void betweenTwoIsAtLeastAQuarterOfTheInterval() {
        it.opened().tickAt(INTERVAL);
        it.acknowledgeAll(8);
        it.nowNs = 2 * INTERVAL + 50;
        it.committed(8);
        assertThat(it.coordinator.nextDeadlineNs()).isEqualTo(2 * INTERVAL + 50 + INTERVAL / 4);
    }

    @Test
    void failuresAreBorneWithoutEnd() {
        it.opened();
        for (long epoch = 8; epoch < 1_008; epoch++) {
            it.tickAt(it.coordinator.nextDeadlineNs());
            assertThat(it.declined(epoch))
                    .containsExactly(new GiveUp(epoch, PERIODIC, "no disk", false));
        }
    }

    @Test
    void oneMoreFailureInARowThanToleratedFailsTheJob() {
        Scenario strict = new Scenario(1).opened();
        strict.tickAt(strict.coordinator.nextDeadlineNs());
        assertThat(strict.declined(8)).hasSize(1);
        strict.tickAt(strict.coordinator.nextDeadlineNs());
        assertThat(strict.declined(9))
                .contains(new Fail("2 checkpoints in a row have failed, the last because no disk"));
    }

    @Test
    void aCompleteOneEndsTheRowOfFailures() {
        Scenario strict = new Scenario(1).opened();
        for (long epoch = 8; epoch < 28; epoch += 2) {
            strict.tickAt(strict.coordinator.nextDeadlineNs());
            assertThat(strict.declined(epoch)).hasSize(1);
            strict.tickAt(strict.coordinator.nextDeadlineNs());
            strict.acknowledgeAll(epoch + 1);
            assertThat(strict.committed(epoch + 1)).hasSize(1);
        }
    }

    @Test
    void theLastIsTakenAtOnceWhenAllInputIsProcessed() {
        it.opened();
        assertThat(it.drained(0)).isEmpty();
        assertThat(it.drained(0)).isEmpty();
        assertThat(it.drained(1)).containsExactly(new Trigger(8, FINAL, false));
        it.acknowledgeAll(8);
        assertThat(it.committed(8)).containsExactly(new Announce(8, FINAL, false));
        assertThat(it.coordinator.phase()).isEqualTo(CheckpointPhase.ENDED);
        assertThat(it.tickAt(100 * INTERVAL)).isEmpty();
    }

    @Test
    void theLastComesAfterTheOneUnderWay() {
        it.opened().tickAt(INTERVAL);
        it.drained(0);
        assertThat(it.drained(1)).isEmpty();
        it.acknowledgeAll(8);
        assertThat(it.committed(8))
                .containsExactly(new Announce(8, PERIODIC, false), new Trigger(9, FINAL, false));
    }

    @Test
    void theLastIsTriedAgainAtTheUsualPaceAndNotForEver() {
        it.opened();
        it.drained(0);
        it.drained(1);
        for (long epoch = 8; epoch < 8 + CheckpointCoordinator.LAST_ATTEMPTS - 1; epoch++) {
            assertThat(it.declined(epoch))
                    .containsExactly(new GiveUp(epoch, FINAL, "no disk", false));
            long due = it.coordinator.nextDeadlineNs();
            assertThat(due).isGreaterThan(it.nowNs);
            assertThat(it.tickAt(due)).containsExactly(new Trigger(epoch + 1, FINAL, false));
        }
        assertThat(it.declined(7 + CheckpointCoordinator.LAST_ATTEMPTS))
                .hasSize(2)
                .contains(
                        new Fail("10 checkpoints in a row have failed, the last because no disk"));
    }

    @Test
    void aSavepointComesNextAndAtOnce() {
        it.opened();
        assertThat(it.coordinator.askSavepoint(false)).isTrue();
        assertThat(it.coordinator.nextDeadlineNs()).isEqualTo(Long.MIN_VALUE);
        assertThat(it.tickAt(1)).containsExactly(new Trigger(8, SAVEPOINT, false));
    }

    @Test
    void savepointsQueueBehindWhatIsUnderWayAndNotWithoutEnd() {
        it.opened().tickAt(INTERVAL);
        for (int i = 0; i < CheckpointCoordinator.MOST_SAVEPOINTS_ASKED; i++) {
            assertThat(it.coordinator.askSavepoint(false)).isTrue();
        }
        assertThat(it.coordinator.askSavepoint(false)).isFalse();
        it.acknowledgeAll(8);
        assertThat(it.committed(8)).contains(new Trigger(9, SAVEPOINT, false));
    }

    @Test
    void aSavepointThatStopsIsTheLast() {
        it.opened();
        it.coordinator.askSavepoint(true);
        assertThat(it.tickAt(1)).containsExactly(new Trigger(8, SAVEPOINT, true));
        it.acknowledgeAll(8);
        assertThat(it.committed(8)).containsExactly(new Announce(8, SAVEPOINT, true));
        assertThat(it.coordinator.phase()).isEqualTo(CheckpointPhase.ENDED);
        assertThat(it.coordinator.askSavepoint(true)).isFalse();
    }

    @Test
    void F10_aSavepointThatFailsLeavesTheRunAsItWas() {
        Scenario strict = new Scenario(0).opened();
        strict.coordinator.askSavepoint(true);
        strict.tickAt(1);
        assertThat(strict.declined(8)).containsExactly(new GiveUp(8, SAVEPOINT, "no disk", false));
        assertThat(strict.tickAt(INTERVAL + 1)).containsExactly(new Trigger(9, PERIODIC, false));
        strict.acknowledgeAll(9);
        assertThat(strict.committed(9)).containsExactly(new Announce(9, PERIODIC, false));
    }

    @Test
    void F10_aSavepointThatCouldNotBeBroughtWhereItIsWantedDoesNotStopTheRun() {
        it.opened();
        it.coordinator.askSavepoint(true);
        it.tickAt(1);
        it.acknowledgeAll(8);
        it.coordinator.stopFailed();
        assertThat(it.committed(8)).containsExactly(new Announce(8, SAVEPOINT, false));
        assertThat(it.coordinator.phase()).isEqualTo(CheckpointPhase.WAITING);
    }

    @Test
    void nothingIsTriggeredAfterTheEnd() {
        it.opened().tickAt(INTERVAL);
        it.coordinator.close("the run has failed");
        it.coordinator.close("again");
        assertThat(it.coordinator.reason()).isEqualTo("the run has failed");
        assertThat(it.acknowledged(8, 0)).isEmpty();
        assertThat(it.acknowledged(8, 1)).isEmpty();
        assertThat(it.tickAt(100 * INTERVAL)).isEmpty();
        assertThat(it.coordinator.nextDeadlineNs()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void refusesAParticipantThatDoesNotExist() {
        it.opened().tickAt(INTERVAL);
        assertThatThrownBy(() -> it.acknowledged(8, 2)).hasMessageContaining("no participant 2");
        assertThatThrownBy(() -> it.drained(-1)).hasMessageContaining("no participant -1");
        assertThatThrownBy(
                        () ->
                                new CheckpointCoordinator(
                                        new CheckpointPolicy(INTERVAL, TIMEOUT, 0), 0, 7))
                .hasMessageContaining("Nobody takes part");
    }

    /** Two participants, whose last checkpoint before was the seventh, and a clock. */
    private static final class Scenario {
        final CheckpointCoordinator coordinator;
        long nowNs;

        Scenario(int tolerated) {
            coordinator =
                    new CheckpointCoordinator(
                            new CheckpointPolicy(INTERVAL, TIMEOUT, tolerated), 2, 7);
        }

        Scenario opened() {
            assertThat(coordinator.opened(nowNs)).isEmpty();
            return this;
        }

        List<CheckpointDecision> tickAt(long timeNs) {
            nowNs = Math.max(nowNs, timeNs);
            return coordinator.tick(nowNs);
        }

        List<CheckpointDecision> acknowledged(long epoch, int participant) {
            return coordinator.acknowledged(epoch, participant, nowNs);
        }

        void acknowledgeAll(long epoch) {
            List<CheckpointDecision> made = new ArrayList<>(acknowledged(epoch, 0));
            made.addAll(acknowledged(epoch, 1));
            assertThat(made).containsExactly(new Commit(epoch));
        }

        List<CheckpointDecision> declined(long epoch) {
            return coordinator.declined(epoch, "no disk", nowNs);
        }

        List<CheckpointDecision> committed(long epoch) {
            return coordinator.committed(epoch, nowNs);
        }

        List<CheckpointDecision> notCommitted(long epoch) {
            return coordinator.notCommitted(epoch, "no disk", nowNs);
        }

        List<CheckpointDecision> drained(int participant) {
            return coordinator.drained(participant, nowNs);
        }
    }
}
