// SPDX-License-Identifier: Apache-2.0
package dev.millrace.testkit.connector;

import dev.millrace.testkit.JobSimulation;
import dev.millrace.testkit.connector.SinkProcess.Kept;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What happens in each scenario of a sink. */
final class SinkScenes<T, C> {
    private static final int MANY_CRASHES = 10;
    private static final int SEEDS_OF_JOBS = 3;
    private static final int RECORDS_OF_A_JOB = 60;

    private final SinkTrial<T, C> trial;

    SinkScenes(SinkTrial<T, C> trial) {
        this.trial = trial;
    }

    void play(SinkScenario scenario) throws Exception {
        switch (scenario) {
            case NOTHING_IS_SEEN_BEFORE_THE_COMMIT -> nothingBeforeTheCommit();
            case AN_EPOCH_MAY_BE_EMPTY -> emptyEpochs();
            case THE_LAST_EPOCH_HOLDS_EVERYTHING -> lastEpoch();
            case A_COMMIT_IS_ASKED_FOR_AGAIN -> repeatedCommit();
            case CRASH_BEFORE_PREPARE -> crashBeforePrepare();
            case CRASH_IN_PREPARE -> crashInPrepare();
            case CRASH_AFTER_PREPARE -> crashAfterPrepare();
            case CRASH_BEFORE_COMMIT -> crashBeforeCommit();
            case CRASH_IN_COMMIT -> crashInCommit();
            case CRASH_AFTER_COMMIT -> crashAfterCommit();
            case CRASH_IN_RECOVERY -> crashInRecovery();
            case CRASH_OVER_AND_OVER -> crashOverAndOver();
            case ANSWER_LOST_BEFORE_THE_COMMIT_IS_MADE -> answerLost(false);
            case ANSWER_LOST_AFTER_THE_COMMIT_IS_MADE -> answerLost(true);
            case FEWER_SUBTASKS -> rescaled(2, 1);
            case MORE_SUBTASKS -> rescaled(1, 2);
            case ZOMBIE_COMMITS -> zombieCommits();
            case ZOMBIE_WRITES -> zombieWrites();
            case EXPIRED_BEFORE_COMMIT -> expired();
            case REPLAYED -> replayed();
            case IN_A_JOB -> inAJob();
        }
    }

    private void nothingBeforeTheCommit() throws Exception {
        SinkProcess<T, C> process = trial.start(1);
        process.write(0, trial.records(0, 3));
        trial.requireSeen(0, "when records were written");
        Kept<C> first = process.prepare(1);
        trial.requireSeen(0, "when they were prepared");
        process.write(0, trial.records(3, 5));
        process.commit(first);
        trial.requireSeen(3, "when the first epoch was committed");
        process.commit(process.prepare(2));
        trial.requireSeen(5, "when the second epoch was committed");
    }

    private void emptyEpochs() throws Exception {
        SinkProcess<T, C> process = trial.start(2);
        process.epoch(1, List.of());
        process.epoch(2, trial.records(0, 2));
        process.epoch(3, List.of());
        trial.requireSeen(2, "with an empty epoch before and behind");
        SinkProcess<T, C> next = trial.resume(2, 3, List.of(process.prepare(4)));
        next.epoch(5, trial.records(2, 4));
        trial.requireSeen(4, "when a process went on from an empty epoch");
    }

    private void lastEpoch() throws Exception {
        SinkProcess<T, C> process = trial.start(2);
        process.write(0, trial.records(0, 3));
        process.write(1, trial.records(3, 6));
        process.commit(process.prepare(1, true));
        trial.requireSeen(6, "at the end of input");
    }

    private void repeatedCommit() throws Exception {
        SinkProcess<T, C> process = trial.start(1);
        process.write(0, trial.records(0, 2));
        Kept<C> first = process.prepare(1);
        process.commit(first);
        process.commit(first);
        trial.requireSeen(2, "when a commit was repeated");
        process.epoch(2, trial.records(2, 4));
        process.commit(first);
        trial.requireSeen(4, "when it was repeated after a later one");
    }

    private void crashBeforePrepare() throws Exception {
        SinkProcess<T, C> dead = trial.start(1);
        dead.epoch(1, trial.records(0, 2));
        dead.write(0, trial.records(2, 4));
        SinkProcess<T, C> process = trial.resume(1, 1, List.of());
        trial.requireSeen(2, "when the next process had started");
        process.epoch(2, trial.records(2, 4));
        trial.requireSeen(4, "when the records were written again");
    }

    private void crashInPrepare() throws Exception {
        SinkProcess<T, C> dead = trial.start(2);
        dead.epoch(1, trial.records(0, 2));
        dead.write(0, trial.records(2, 4));
        dead.write(1, trial.records(4, 6));
        dead.prepare(0, 2, false);
        goOnFromTheFirstEpoch(2);
    }

    private void crashAfterPrepare() throws Exception {
        SinkProcess<T, C> dead = trial.start(1);
        dead.epoch(1, trial.records(0, 2));
        dead.write(0, trial.records(2, 6));
        dead.prepare(2);
        goOnFromTheFirstEpoch(1);
    }

    private void goOnFromTheFirstEpoch(int parallelism) throws Exception {
        SinkProcess<T, C> process = trial.resume(parallelism, 1, List.of());
        trial.requireSeen(2, "when the next process had started");
        process.epoch(2, trial.records(2, 6));
        process.epoch(3, List.of());
        trial.requireSeen(6, "when the records were written again");
    }

    private void crashBeforeCommit() throws Exception {
        SinkProcess<T, C> dead = trial.start(1);
        dead.write(0, trial.records(0, 2));
        Kept<C> pending = dead.prepare(1);
        SinkProcess<T, C> process = trial.resume(1, 1, List.of(pending));
        trial.requireSeen(2, "when the next process had committed");
        process.epoch(2, trial.records(2, 4));
        trial.requireSeen(4, "when it had gone on");
    }

    private void crashInCommit() throws Exception {
        SinkProcess<T, C> dead = trial.start(1);
        dead.write(0, trial.records(0, 2));
        Kept<C> first = dead.prepare(1);
        dead.write(0, trial.records(2, 4));
        Kept<C> second = dead.prepare(2);
        dead.commit(first);
        trial.resume(1, 2, List.of(first, second));
        trial.requireSeen(4, "when both epochs had been committed again");
    }

    private void crashAfterCommit() throws Exception {
        SinkProcess<T, C> dead = trial.start(1);
        dead.write(0, trial.records(0, 2));
        Kept<C> first = dead.prepare(1);
        dead.commit(first);
        dead.write(0, trial.records(2, 4));
        dead.prepare(2);
        SinkProcess<T, C> process = trial.resume(1, 1, List.of(first));
        trial.requireSeen(2, "when the commit had been repeated by the next process");
        process.epoch(2, trial.records(2, 4));
        trial.requireSeen(4, "when it had gone on");
    }

    private void crashInRecovery() throws Exception {
        SinkProcess<T, C> dead = trial.start(1);
        dead.write(0, trial.records(0, 2));
        List<Kept<C>> pending = List.of(dead.prepare(1));
        trial.recover(1, 1, pending);
        trial.resume(1, 1, pending);
        SinkProcess<T, C> process = trial.resume(1, 1, pending);
        process.epoch(2, trial.records(2, 4));
        trial.requireSeen(4, "when the fourth process had gone on");
    }

    private void crashOverAndOver() throws Exception {
        SinkProcess<T, C> process = trial.start(1);
        List<Kept<C>> pending = List.of();
        for (int epoch = 1; epoch <= MANY_CRASHES; epoch++) {
            process.write(0, trial.records(epoch - 1, epoch));
            pending = List.of(process.prepare(epoch));
            process = trial.resume(1, epoch, pending);
            trial.requireSeen(epoch, "after crash " + epoch);
        }
    }

    private void answerLost(boolean made) throws Exception {
        SinkProcess<T, C> process = trial.start(1);
        process.epoch(1, trial.records(0, 2));
        process.write(0, trial.records(2, 4));
        Kept<C> second = process.prepare(2);
        trial.target().loseNextAnswer(made);
        try {
            process.commit(second);
        } catch (Exception e) {
            // Allowed: the job fails, and the commit is asked for again.
            process = trial.resume(1, 2, List.of(second));
        }
        trial.requireSeen(4, "when the outcome of a commit was not told");
        process.epoch(3, trial.records(4, 6));
        trial.requireSeen(6, "when the job had gone on");
    }

    private void rescaled(int before, int after) throws Exception {
        SinkProcess<T, C> dead = trial.start(before);
        for (int subtask = 0; subtask < before; subtask++) {
            dead.write(subtask, trial.records(2 * subtask, 2 * subtask + 2));
        }
        int written = 2 * before;
        Kept<C> pending = dead.prepare(1);
        for (int subtask = 0; subtask < before; subtask++) {
            dead.write(subtask, trial.records(100, 102));
        }
        dead.prepare(2);
        SinkProcess<T, C> process = trial.resume(after, 1, List.of(pending));
        trial.requireSeen(written, "at the other parallelism");
        for (int subtask = 0; subtask < after; subtask++) {
            process.write(subtask, trial.records(written + subtask, written + subtask + 1));
        }
        process.commit(process.prepare(2));
        trial.requireSeen(written + after, "when the job had gone on");
    }

    private void zombieCommits() throws Exception {
        SinkProcess<T, C> zombie = trial.start(1);
        zombie.write(0, trial.records(0, 2));
        Kept<C> pending = zombie.prepare(1);
        SinkProcess<T, C> successor = trial.recover(1, 1, List.of(pending));
        tryTo(() -> zombie.commit(pending));
        successor.open(List.of(pending));
        tryTo(() -> zombie.commit(pending));
        successor.epoch(2, trial.records(2, 4));
        trial.requireSeen(4, "when both had committed");
    }

    private void zombieWrites() throws Exception {
        SinkProcess<T, C> zombie = trial.start(1);
        zombie.epoch(1, trial.records(0, 2));
        zombie.write(0, trial.records(2, 4));
        SinkProcess<T, C> successor = trial.resume(1, 1, List.of());
        tryTo(
                () -> {
                    zombie.write(0, trial.records(4, 6));
                    zombie.prepare(2);
                });
        successor.epoch(2, trial.records(2, 6));
        trial.requireSeen(6, "when both had written, and the successor has committed");
        trial.resume(1, 2, List.of()).epoch(3, trial.records(6, 8));
        trial.requireSeen(8, "when another process had gone on");
    }

    /** A process that was replaced may be refused. */
    private interface Attempt {
        void make() throws Exception;
    }

    private static void tryTo(Attempt attempt) {
        try {
            attempt.make();
        } catch (Exception e) {
            return;
        }
    }

    private void expired() throws Exception {
        SinkProcess<T, C> dead = trial.start(1);
        dead.epoch(1, trial.records(0, 2));
        dead.write(0, trial.records(2, 4));
        Kept<C> pending = dead.prepare(2);
        trial.target().expire(pending.all());
        SinkProcess<T, C> process = trial.resume(1, 2, List.of(pending));
        trial.requireSeen(4, "when what had been given up was committed");
        process.epoch(3, trial.records(4, 6));
        trial.requireSeen(6, "when the job had gone on");
    }

    private void replayed() throws Exception {
        SinkProcess<T, C> dead = trial.start(1);
        dead.epoch(1, trial.records(0, 2));
        dead.write(0, trial.records(2, 4));
        dead.prepare(2);
        dead.write(0, trial.records(4, 6));
        dead.prepare(3);
        SinkProcess<T, C> process = trial.resume(1, 1, List.of());
        process.epoch(2, trial.records(2, 5));
        process.epoch(3, trial.records(5, 6));
        trial.requireSeen(6, "when the records came in other epochs");
    }

    private void inAJob() throws Exception {
        List<T> right = new ArrayList<>();
        JobSimulation calm = JobSimulation.ofSeed(0).undisturbed();
        runJob(calm, 0, right);
        int resumptions = 0;
        for (int seed = 1; seed <= SEEDS_OF_JOBS; seed++) {
            JobSimulation simulation = JobSimulation.ofSeed(seed, calm);
            runJob(simulation, seed, right);
            resumptions += simulation.resumptions();
        }
        if (resumptions == 0) {
            throw new AssertionError("no job went on from a checkpoint, so nothing was tested");
        }
    }

    private void runJob(JobSimulation simulation, int number, List<T> right) throws Exception {
        int from = number * RECORDS_OF_A_JOB;
        List<Integer> numbers = IntStream.range(from, from + RECORDS_OF_A_JOB).boxed().toList();
        new CheckedJob<>(trial.target(), trial.jobName() + "-" + number).run(simulation, numbers);
        right.addAll(trial.records(from, from + RECORDS_OF_A_JOB));
        SeenRecords.require(right, trial.target().visible(), "after the job of seed " + number);
    }
}
