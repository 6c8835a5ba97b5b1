// SPDX-License-Identifier: Apache-2.0
package dev.millrace.testkit.connector;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.connector.Source;
import dev.millrace.api.connector.SourceSplit;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.testkit.JobSimulation;
import dev.millrace.testkit.TransactionalSink;
import dev.millrace.testkit.connector.SourceProcess.Kept;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens in each scenario of a source. */
final class SourceScenes<T, S extends SourceSplit, E> {
    private static final int[] POLLS = {1, 7, 256};
    private static final int SEEDS_OF_JOBS = 3;

    private final SourceTrial<T, S, E> trial;

    SourceScenes(SourceTrial<T, S, E> trial) {
        this.trial = trial;
    }

    void play(SourceScenario scenario) throws Exception {
        switch (scenario) {
            case READS_EVERYTHING_ONCE -> readsEverythingOnce();
            case THE_SAME_AGAIN -> theSameAgain();
            case CRASH_AFTER_ANY_POLL -> crashAfterAnyPoll();
            case CRASH_BEFORE_ANY_POLL -> crashBeforeAnyPoll();
            case CRASH_OVER_AND_OVER -> crashOverAndOver();
            case A_SNAPSHOT_STAYS_AS_IT_IS -> snapshotStaysAsItIs();
            case REPLAYED -> replayed();
            case FEWER_READERS -> rescaled(2, 1);
            case MORE_READERS -> rescaled(1, 3);
            case ZOMBIE_READS -> zombieReads();
            case OLD_CHECKPOINTS_ARE_CONFIRMED_LATE -> confirmedLate();
            case IN_A_JOB -> inAJob();
        }
    }

    private void readsEverythingOnce() throws Exception {
        for (int perPoll : POLLS) {
            for (int readers = 1; readers <= 2; readers++) {
                SourceProcess<T, S, E> process = trial.start(readers);
                trial.readOut(process, perPoll);
                trial.requireAll(perPoll + " a poll by " + readers + " readers", process);
            }
        }
    }

    private void theSameAgain() throws Exception {
        SourceProcess<T, S, E> one = trial.start(1);
        SourceProcess<T, S, E> other = trial.start(1);
        trial.readOut(one, POLLS[1]);
        trial.readOut(other, POLLS[2]);
        requireSame(one, other);
    }

    private void requireSame(SourceProcess<T, S, E> one, SourceProcess<T, S, E> other) {
        one.read()
                .bySplit()
                .forEach(
                        (split, records) -> {
                            if (!records.equals(other.read().bySplit().get(split))) {
                                throw new AssertionError(
                                        "Split "
                                                + split
                                                + " gave "
                                                + records
                                                + " and then "
                                                + other.read().bySplit().get(split));
                            }
                        });
    }

    private void crashAfterAnyPoll() throws Exception {
        int step = Math.max(1, trial.target().records().size() / 10);
        for (int crash = 1; crash <= trial.target().records().size(); crash += step) {
            SourceProcess<T, S, E> dead = trial.start(1);
            trial.read(dead, crash);
            SourceProcess<T, S, E> next = trial.restart(1, dead.keep());
            trial.readOut(next, POLLS[1]);
            trial.requireAll("with a crash after " + crash + " records", dead, next);
        }
    }

    private void crashBeforeAnyPoll() throws Exception {
        SourceProcess<T, S, E> dead = trial.start(2);
        SourceProcess<T, S, E> next = trial.restart(2, dead.keep());
        trial.readOut(next, POLLS[1]);
        trial.requireAll("with a crash before any record", next);
    }

    private void crashOverAndOver() throws Exception {
        List<T> seen = new ArrayList<>();
        int few = Math.max(1, trial.target().records().size() / 12);
        @Nullable Kept<S, E> kept = null;
        int before = -1;
        while (before < seen.size()) {
            before = seen.size();
            SourceProcess<T, S, E> process = trial.restart(1 + seen.size() % 2, kept);
            trial.read(process, few);
            kept = process.keep();
            seen.addAll(process.read().values());
        }
        SeenRecords.require(trial.target().records(), seen, "with a crash after each few records");
    }

    private void snapshotStaysAsItIs() throws Exception {
        SourceProcess<T, S, E> first = trial.start(1);
        trial.read(first, trial.some());
        Kept<S, E> kept = first.keep();
        List<T> until = first.read().values();
        trial.readOut(first, POLLS[1]);
        SourceProcess<T, S, E> next = trial.restart(1, kept);
        trial.readOut(next, POLLS[1]);
        List<T> seen = new ArrayList<>(until);
        seen.addAll(next.read().values());
        SeenRecords.require(trial.target().records(), seen, "from a snapshot of some time ago");
    }

    private void replayed() throws Exception {
        SourceProcess<T, S, E> dead = trial.start(2);
        trial.read(dead, trial.some());
        Kept<S, E> kept = dead.keep();
        SourceProcess<T, S, E> one = trial.restart(1, kept);
        SourceProcess<T, S, E> other = trial.restart(1, kept);
        trial.readOut(one, POLLS[1]);
        trial.readOut(other, POLLS[2]);
        requireSame(one, other);
        trial.requireAll("from the snapshot the first time", dead, one);
        trial.requireAll("from the snapshot the second time", dead, other);
    }

    private void rescaled(int before, int after) throws Exception {
        SourceProcess<T, S, E> dead = trial.start(before);
        trial.read(dead, trial.some());
        SourceProcess<T, S, E> next = trial.restart(after, dead.keep());
        trial.readOut(next, POLLS[1]);
        trial.requireAll("with " + before + " and then " + after + " readers", dead, next);
    }

    private void zombieReads() throws Exception {
        SourceProcess<T, S, E> zombie = trial.start(1);
        trial.read(zombie, trial.some());
        List<T> until = zombie.read().values();
        SourceProcess<T, S, E> successor = trial.restart(1, zombie.keep());
        trial.read(zombie, 2 * trial.some());
        trial.read(successor, trial.some() / 2);
        zombie.confirm(zombie.positions());
        trial.readOut(zombie, POLLS[1]);
        trial.readOut(successor, POLLS[1]);
        List<T> seen = new ArrayList<>(until);
        seen.addAll(successor.read().values());
        SeenRecords.require(trial.target().records(), seen, "beside a process that was replaced");
    }

    private void confirmedLate() throws Exception {
        SourceProcess<T, S, E> dead = trial.start(1);
        trial.read(dead, trial.some());
        List<List<S>> early = dead.positions();
        trial.read(dead, 2 * trial.some());
        List<List<S>> late = dead.positions();
        dead.confirm(late);
        dead.confirm(early);
        Kept<S, E> kept = dead.keep();
        SourceProcess<T, S, E> next = trial.restart(1, kept);
        dead.confirm(early);
        trial.readOut(next, POLLS[1]);
        next.confirm(next.positions());
        trial.requireAll("with confirmations that come late", dead, next);
    }

    private void inAJob() throws Exception {
        JobSimulation calm = JobSimulation.ofSeed(0).undisturbed();
        runJob(calm, 0);
        int resumptions = 0;
        for (int seed = 1; seed <= SEEDS_OF_JOBS; seed++) {
            JobSimulation simulation = JobSimulation.ofSeed(seed, calm);
            runJob(simulation, seed);
            resumptions += simulation.resumptions();
        }
        if (resumptions == 0) {
            throw new AssertionError("no job went on from a checkpoint, so nothing was tested");
        }
    }

    private void runJob(JobSimulation simulation, int seed) throws Exception {
        TransactionalSink<T> sink = simulation.sink();
        simulation.run(env -> build(env, sink));
        SeenRecords.require(
                trial.target().records(), sink.records(), "after the job of seed " + seed);
    }

    private void build(StreamExecutionEnvironment env, TransactionalSink<T> sink) {
        env.fromSource(newSource(), WatermarkStrategy.<T>noWatermarks(), "checked")
                .uid("checked")
                .sinkTo(sink)
                .uid("sink");
    }

    private Source<T, S, E> newSource() {
        try {
            return new SlowSource<>(trial.target().source());
        } catch (Exception e) {
            throw new IllegalStateException("The target made no source", e);
        }
    }
}
