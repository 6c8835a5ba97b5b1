// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.engine.checkpoint.CheckpointCoordinator;
import dev.millrace.engine.checkpoint.CheckpointDecision;
import dev.millrace.engine.checkpoint.CheckpointPhase;
import dev.millrace.engine.checkpoint.CheckpointPolicy;
import dev.millrace.engine.checkpoint.CheckpointPurpose;
import dev.millrace.engine.exchange.Control;
import dev.millrace.engine.seam.Outside;
import dev.millrace.engine.seam.Steppable;
import dev.millrace.engine.snapshot.RunEpochs;
import dev.millrace.engine.store.FencedException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The checkpoints of one run: carries out what the coordinator decides. Facts come in through a
 * mailbox; at most a few for each participant and checkpoint, as there is one at a time.
 *
 * <p>Everything but the constructor, {@link #storage}, {@link #epochs} and what puts a fact into
 * the mailbox runs on the thread that steps it.
 */
final class Checkpointing implements Steppable, RunStorage.SnapshotListener {
    private interface Fact {
        List<CheckpointDecision> tell(CheckpointCoordinator coordinator, long nowNs);
    }

    /** A savepoint that somebody waits for. */
    private record Wish(Path directory, boolean stops, CompletableFuture<Path> outcome) {}

    /**
     * What became of writing a checkpoint, and of copying it if it is a savepoint: the copy counts
     * for its user only.
     */
    private record Written(@Nullable Throwable problem, @Nullable Throwable notCopied) {}

    private final RunStorage storage;
    private final RunEpochs epochs;
    private final Outside outside;
    private final CheckpointCoordinator coordinator;
    private final CheckpointLog log;
    private final List<Consumer<Control.Barrier>> beginners = new ArrayList<>();
    private final Run run;
    private final Queue<Fact> facts = new ConcurrentLinkedQueue<>();

    /** What users have asked for and nobody has looked at yet. */
    private final Queue<Wish> asked = new ConcurrentLinkedQueue<>();

    private final Queue<Wish> wishes = new ArrayDeque<>();
    private final Map<Integer, TakenSnapshot> taken = new TreeMap<>();
    private @Nullable Wish current;
    private CheckpointPurpose purpose = CheckpointPurpose.PERIODIC;

    /** What the checkpoint that was given up last had waited for, empty if that was not why. */
    private String waited = "";

    private boolean committing;

    /** How often old checkpoints are being removed just now. */
    private int tidying;

    private volatile boolean done;

    Checkpointing(
            CheckpointPolicy policy,
            int participants,
            RunStorage storage,
            Outside outside,
            CheckpointLog log,
            Run run) {
        this.storage = storage;
        this.outside = outside;
        this.log = log;
        this.run = run;
        this.epochs = new RunEpochs(storage.generation(), storage.restoredEpoch());
        this.coordinator = new CheckpointCoordinator(policy, participants, storage.lastEpoch());
    }

    RunStorage storage() {
        return storage;
    }

    RunEpochs epochs() {
        return epochs;
    }

    /** Who sends barriers out; all are known before the first step. */
    void beginBy(Consumer<Control.Barrier> beginner) {
        beginners.add(beginner);
    }

    /** Every subtask is open. */
    void opened() {
        facts.add((to, nowNs) -> to.opened(nowNs));
    }

    void drained(int participant) {
        facts.add((to, nowNs) -> to.drained(participant, nowNs));
    }

    @Override
    public void taken(TakenSnapshot snapshot) {
        facts.add(
                (to, nowNs) -> {
                    if (snapshot.epoch() == to.epoch()
                            && to.phase() == CheckpointPhase.SNAPSHOTTING) {
                        taken.put(snapshot.participant(), snapshot);
                        log.taken(snapshot);
                    }
                    return to.acknowledged(snapshot.epoch(), snapshot.participant(), nowNs);
                });
    }

    @Override
    public void failed(long epoch, int participant, Throwable cause) {
        facts.add((to, nowNs) -> to.declined(epoch, String.valueOf(cause), nowNs));
    }

    /**
     * A user wants a savepoint; the outcome is told by completing {@code outcome}.
     *
     * @param stops whether the run is to end with it, once what it makes visible has been committed
     */
    void savepoint(Path directory, boolean stops, CompletableFuture<Path> outcome) {
        asked.add(new Wish(directory, stops, outcome));
        if (done) {
            refuseAsked();
        }
    }

    private int takeAsked(long nowNs) {
        int taken = 0;
        for (Wish wish = asked.poll(); wish != null; wish = asked.poll()) {
            if (coordinator.askSavepoint(wish.stops)) {
                wishes.add(wish);
            } else {
                refuse(wish.outcome, "no savepoint can be taken now: " + coordinator.reason());
            }
            carryOut(coordinator.tick(nowNs));
            taken++;
        }
        return taken;
    }

    /** Whoever asks after the end of the run is told so, and does not wait for ever. */
    private void refuseAsked() {
        for (Wish wish = asked.poll(); wish != null; wish = asked.poll()) {
            refuse(wish.outcome, "no savepoint can be taken now: this run of the job has ended");
        }
    }

    @Override
    public String name() {
        return "checkpoints";
    }

    @Override
    public int step() {
        try {
            return work();
        } catch (Throwable t) {
            run.fail(t);
            return 1;
        }
    }

    @Override
    public boolean isDone() {
        return done;
    }

    @Override
    public long nextDeadlineNs() {
        return coordinator.nextDeadlineNs();
    }

    private int work() {
        if (run.isAborting()) {
            coordinator.close("the run ends");
        }
        long nowNs = outside.clock().monotonicNs();
        int work = takeAsked(nowNs);
        for (Fact fact = facts.poll(); fact != null; fact = facts.poll()) {
            work += 1 + carryOut(fact.tell(coordinator, nowNs));
        }
        if (nowNs >= coordinator.nextDeadlineNs()) {
            work += carryOut(coordinator.tick(nowNs));
        }
        if (run.isOver() && !committing && (tidying == 0 || run.isAborting())) {
            end();
            work++;
        }
        return work;
    }

    private int carryOut(List<CheckpointDecision> decisions) {
        for (CheckpointDecision decision : decisions) {
            if (decision instanceof CheckpointDecision.Trigger trigger) {
                trigger(trigger);
            } else if (decision instanceof CheckpointDecision.Commit commit) {
                commit(commit.epoch());
            } else if (decision instanceof CheckpointDecision.Announce announce) {
                announce(announce);
            } else if (decision instanceof CheckpointDecision.GiveUp giveUp) {
                giveUp(giveUp);
            } else if (decision instanceof CheckpointDecision.Fail fail) {
                run.fail(new CheckpointFailure(fail.reason() + waited));
            }
        }
        return decisions.size();
    }

    private void trigger(CheckpointDecision.Trigger trigger) {
        taken.clear();
        purpose = trigger.purpose();
        boolean whole = purpose == CheckpointPurpose.SAVEPOINT;
        current = whole ? wishes.remove() : null;
        log.begun(trigger.epoch(), purpose);
        Control.Barrier barrier = new Control.Barrier(trigger.epoch(), whole, trigger.stops());
        beginners.forEach(beginner -> beginner.accept(barrier));
    }

    private void commit(long epoch) {
        committing = true;
        List<TakenSnapshot> all = List.copyOf(taken.values());
        CheckpointPurpose why = purpose;
        Wish wish = current;
        outside.blockingWork()
                .submit(
                        () -> {
                            Written written = tryWrite(epoch, why, all, wish);
                            facts.add((to, nowNs) -> written(to, epoch, written, nowNs));
                        });
    }

    /** A savepoint is a copy of a checkpoint that exists; without the copy that still counts. */
    private Written tryWrite(
            long epoch, CheckpointPurpose why, List<TakenSnapshot> all, @Nullable Wish wish) {
        try {
            storage.commit(epoch, why, all);
        } catch (Throwable t) {
            return new Written(t, null);
        }
        try {
            if (wish != null) {
                storage.copyTo(wish.directory);
            }
            return new Written(null, null);
        } catch (Throwable t) {
            return new Written(null, t);
        }
    }

    private List<CheckpointDecision> written(
            CheckpointCoordinator to, long epoch, Written written, long nowNs) {
        committing = false;
        Throwable problem = written.problem;
        if (problem instanceof FencedException) {
            run.fail(problem);
        }
        if (problem != null) {
            return to.notCommitted(epoch, String.valueOf(problem), nowNs);
        }
        if (written.notCopied != null) {
            notCopied(to, epoch, written.notCopied);
        }
        return to.committed(epoch, nowNs);
    }

    private void notCopied(CheckpointCoordinator to, long epoch, Throwable cause) {
        to.stopFailed();
        epochs.release(epoch);
        if (current != null) {
            current.outcome.completeExceptionally(cause);
            current = null;
        }
    }

    private void announce(CheckpointDecision.Announce announce) {
        log.complete(announce.epoch());
        taken.clear();
        epochs.complete(announce.epoch());
        if (announce.stops() || announce.purpose() == CheckpointPurpose.FINAL) {
            epochs.end();
        }
        if (current != null) {
            current.outcome.complete(current.directory);
            current = null;
        }
        tidying++;
        outside.blockingWork()
                .submit(
                        () -> {
                            tidy(announce.epoch());
                            facts.add((to, nowNs) -> tidied());
                        });
    }

    /** The run may end: whoever waits for that finds no more checkpoints than are retained. */
    private List<CheckpointDecision> tidied() {
        tidying--;
        return List.of();
    }

    private void tidy(long endedEpoch) {
        try {
            storage.tidy(endedEpoch);
        } catch (Throwable t) {
            if (run.isOver()) {
                log.tidyingLeftToNextRun();
            } else {
                log.notTidied(t);
            }
        }
    }

    private void giveUp(CheckpointDecision.GiveUp giveUp) {
        CheckpointLog.UnderWay underWay = giveUp.overdue() ? log.underWay() : null;
        waited =
                underWay == null
                        ? ""
                        : new CheckpointWaits(run.live(), outside.clock()).inWords(underWay);
        String reason = giveUp.reason() + waited;
        log.givenUp(giveUp.epoch(), reason);
        epochs.giveUp(giveUp.epoch());
        taken.clear();
        if (current != null) {
            refuse(current.outcome, reason);
            current = null;
        }
    }

    private void end() {
        done = true;
        coordinator.close("the run has ended");
        log.ended();
        String reason = "the job has ended";
        if (current != null) {
            refuse(current.outcome, reason);
        }
        wishes.forEach(wish -> refuse(wish.outcome, reason));
        refuseAsked();
        run.subtaskEnded();
    }

    private static void refuse(CompletableFuture<Path> outcome, String reason) {
        outcome.completeExceptionally(new CheckpointFailure(reason));
    }
}
