// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.snapshot;

/**
 * What the subtasks of a run know of its checkpoints. The coordinator's thread writes, any thread
 * reads; numbers only grow.
 */
public final class RunEpochs {
    private static final RunEpochs NONE = new RunEpochs(0, 0);

    private final long generation;
    private final long restored;
    private volatile long completed;
    private volatile long givenUp;
    private volatile long released;
    private volatile boolean last;

    /**
     * @param generation fencing number of the run, at least 1; 0 in a job without checkpoints
     * @param restored the checkpoint that the run goes on from, 0 if it begins anew
     */
    public RunEpochs(long generation, long restored) {
        this.generation = generation;
        this.restored = restored;
        this.completed = restored;
    }

    /** Those of a job without checkpoints. */
    public static RunEpochs none() {
        return NONE;
    }

    /** Whether the run takes checkpoints. */
    public boolean areTaken() {
        return generation > 0;
    }

    public long generation() {
        return generation;
    }

    public long restored() {
        return restored;
    }

    /** The newest checkpoint that is complete. */
    public long completed() {
        return completed;
    }

    /** The newest checkpoint that was given up. */
    public long givenUp() {
        return givenUp;
    }

    /** The newest barrier that was to stop the run, and after which it goes on all the same. */
    public long released() {
        return released;
    }

    /** Whether the newest complete checkpoint is the run's last: nothing is processed after it. */
    public boolean isLast() {
        return last;
    }

    /** Checkpoint {@code epoch} exists. */
    public void complete(long epoch) {
        completed = epoch;
    }

    /** There will be no checkpoint {@code epoch}. */
    public void giveUp(long epoch) {
        givenUp = epoch;
        released = epoch;
    }

    /** The run does not end with checkpoint {@code epoch}, as was wanted, but goes on. */
    public void release(long epoch) {
        released = epoch;
    }

    /** No checkpoint follows the newest complete one. */
    public void end() {
        last = true;
    }
}
