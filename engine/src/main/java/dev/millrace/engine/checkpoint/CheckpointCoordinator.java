// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.checkpoint;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Queue;

/**
 * Decides when checkpoints are taken, complete, or given up: one at a time. It is told facts, in
 * whatever order and however often they come, and answers with decisions; a fact about a checkpoint
 * that is not under way changes nothing. Participants are the subtasks and the enumerators of a
 * run, by number.
 *
 * <p>Owned by one thread. Times are monotonic ns.
 */
public final class CheckpointCoordinator {
    /**
     * The last checkpoint makes a bounded job's output visible, so it is tried this often before
     * the job fails, whatever is tolerated.
     */
    static final int LAST_ATTEMPTS = 10;

    /** More savepoints at a time than a user has any use for. */
    static final int MOST_SAVEPOINTS_ASKED = 16;

    private final CheckpointPolicy policy;
    private final int participants;
    private final BitSet drained = new BitSet();
    private final BitSet acknowledged = new BitSet();
    private final List<CheckpointDecision> decisions = new ArrayList<>();
    private CheckpointPhase phase = CheckpointPhase.STARTING;
    private CheckpointPurpose purpose = CheckpointPurpose.PERIODIC;
    private String reason = "the run begins";
    private long epoch;
    private long begunNs;
    private long nextNs;
    private final Queue<Boolean> savepointsAsked = new ArrayDeque<>();

    /** Whether the run is to end with the checkpoint that is under way. */
    private boolean stopping;

    private int failuresInARow;

    /**
     * @param participants how many have to acknowledge a checkpoint, at least one
     * @param lastEpoch the greatest number that any checkpoint had before
     */
    public CheckpointCoordinator(CheckpointPolicy policy, int participants, long lastEpoch) {
        if (participants < 1) {
            throw new IllegalArgumentException("Nobody takes part: " + participants);
        }
        this.policy = policy;
        this.participants = participants;
        this.epoch = lastEpoch;
    }

    /** Every participant is open. */
    public List<CheckpointDecision> opened(long nowNs) {
        if (phase == CheckpointPhase.STARTING) {
            nextNs = nowNs + policy.intervalNs();
            transition(CheckpointPhase.WAITING, "every participant is open");
        }
        return decide(nowNs);
    }

    /** Time has passed. */
    public List<CheckpointDecision> tick(long nowNs) {
        if (phase == CheckpointPhase.SNAPSHOTTING && nowNs - begunNs >= policy.timeoutNs()) {
            giveUp(
                    "its time was over while " + missing() + " had not acknowledged it",
                    true,
                    nowNs);
        }
        return decide(nowNs);
    }

    /**
     * A user wants a savepoint; it comes next.
     *
     * @param stops whether the run is to end with it
     * @return whether it will be tried
     */
    public boolean askSavepoint(boolean stops) {
        if (phase == CheckpointPhase.ENDED || savepointsAsked.size() == MOST_SAVEPOINTS_ASKED) {
            return false;
        }
        savepointsAsked.add(stops);
        return true;
    }

    /**
     * The savepoint under way could not be brought to where the user wants it, so the run does not
     * end with it. It may still be complete as a checkpoint.
     */
    public void stopFailed() {
        stopping = false;
    }

    /** A participant's snapshot is in the store. */
    public List<CheckpointDecision> acknowledged(long ofEpoch, int participant, long nowNs) {
        if (phase == CheckpointPhase.SNAPSHOTTING && ofEpoch == epoch) {
            acknowledged.set(checked(participant));
            if (acknowledged.cardinality() == participants) {
                transition(CheckpointPhase.COMMITTING, "every snapshot is in the store");
                decisions.add(new CheckpointDecision.Commit(epoch));
            }
        }
        return decide(nowNs);
    }

    /** A participant's snapshot could not be written. */
    public List<CheckpointDecision> declined(long ofEpoch, String why, long nowNs) {
        if (phase == CheckpointPhase.SNAPSHOTTING && ofEpoch == epoch) {
            giveUp(why, false, nowNs);
        }
        return decide(nowNs);
    }

    /** The manifest is there. */
    public List<CheckpointDecision> committed(long ofEpoch, long nowNs) {
        if (phase == CheckpointPhase.COMMITTING && ofEpoch == epoch) {
            failuresInARow = 0;
            decisions.add(new CheckpointDecision.Announce(epoch, purpose, stopping));
            ended(nowNs, "checkpoint " + epoch + " is complete");
        }
        return decide(nowNs);
    }

    /** The manifest could not be written. */
    public List<CheckpointDecision> notCommitted(long ofEpoch, String why, long nowNs) {
        if (phase == CheckpointPhase.COMMITTING && ofEpoch == epoch) {
            giveUp(why, false, nowNs);
        }
        return decide(nowNs);
    }

    /** A participant has processed all its input. Once all have, the last checkpoint is taken. */
    public List<CheckpointDecision> drained(int participant, long nowNs) {
        drained.set(checked(participant));
        return decide(nowNs);
    }

    /** The run ends without a last checkpoint. */
    public void close(String why) {
        if (phase != CheckpointPhase.ENDED) {
            transition(CheckpointPhase.ENDED, why);
        }
    }

    public CheckpointPhase phase() {
        return phase;
    }

    /** Why the phase is what it is. */
    public String reason() {
        return reason;
    }

    /** The number of the checkpoint that is under way, or of the last one that was. */
    public long epoch() {
        return epoch;
    }

    /** When {@link #tick} has something to do, {@code Long.MAX_VALUE} for never. */
    public long nextDeadlineNs() {
        return switch (phase) {
            case WAITING -> isDueAtOnce() ? Long.MIN_VALUE : nextNs;
            case SNAPSHOTTING -> begunNs + policy.timeoutNs();
            case STARTING, COMMITTING, ENDED -> Long.MAX_VALUE;
        };
    }

    private List<CheckpointDecision> decide(long nowNs) {
        if (phase == CheckpointPhase.WAITING) {
            Boolean stops = savepointsAsked.poll();
            if (stops != null) {
                trigger(CheckpointPurpose.SAVEPOINT, stops, nowNs);
            } else if (nowNs >= nextNs || isDueAtOnce()) {
                boolean last = isAllDrained();
                trigger(last ? CheckpointPurpose.FINAL : CheckpointPurpose.PERIODIC, false, nowNs);
            }
        }
        List<CheckpointDecision> made = List.copyOf(decisions);
        decisions.clear();
        return made;
    }

    private void trigger(CheckpointPurpose why, boolean stops, long nowNs) {
        epoch++;
        purpose = why;
        stopping = stops;
        begunNs = nowNs;
        acknowledged.clear();
        decisions.add(new CheckpointDecision.Trigger(epoch, why, stops));
        transition(CheckpointPhase.SNAPSHOTTING, "a checkpoint was due: " + why);
    }

    private void giveUp(String why, boolean overdue, long nowNs) {
        decisions.add(new CheckpointDecision.GiveUp(epoch, purpose, why, overdue));
        if (purpose != CheckpointPurpose.SAVEPOINT) {
            failuresInARow++;
        }
        boolean last = purpose == CheckpointPurpose.FINAL;
        if (failuresInARow > policy.toleratedFailures()
                || (last && failuresInARow >= LAST_ATTEMPTS)) {
            decisions.add(
                    new CheckpointDecision.Fail(
                            failuresInARow
                                    + (failuresInARow == 1
                                            ? " checkpoint has"
                                            : " checkpoints in a row have")
                                    + " failed, the last because "
                                    + why));
        }
        purpose = CheckpointPurpose.PERIODIC;
        stopping = false;
        ended(nowNs, "checkpoint " + epoch + " was given up: " + why);
    }

    private void ended(long nowNs, String why) {
        nextNs = policy.nextNs(begunNs, nowNs);
        boolean last = purpose == CheckpointPurpose.FINAL || stopping;
        transition(last ? CheckpointPhase.ENDED : CheckpointPhase.WAITING, why);
    }

    /** A last checkpoint that failed is tried again at the usual pace. */
    private boolean isDueAtOnce() {
        return !savepointsAsked.isEmpty() || (isAllDrained() && failuresInARow == 0);
    }

    private boolean isAllDrained() {
        return drained.cardinality() == participants;
    }

    private String missing() {
        return (participants - acknowledged.cardinality()) + " of " + participants;
    }

    private int checked(int participant) {
        if (participant < 0 || participant >= participants) {
            throw new IllegalArgumentException(
                    "There is no participant " + participant + " of " + participants);
        }
        return participant;
    }

    private void transition(CheckpointPhase to, String why) {
        if (!phase.successors().contains(to)) {
            throw new IllegalStateException("A coordinator cannot go from " + phase + " to " + to);
        }
        phase = to;
        reason = why;
    }
}
