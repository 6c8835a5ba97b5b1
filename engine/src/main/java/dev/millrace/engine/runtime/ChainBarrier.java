// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.engine.exchange.BarrierTarget;
import dev.millrace.engine.exchange.Control;
import org.jspecify.annotations.Nullable;

/**
 * Lets a barrier pass through a chain: operators emit what they hold back, parts are frozen, and
 * the barrier goes on to the receivers. Owned by the subtask's thread.
 */
final class ChainBarrier implements BarrierTarget {
    private final Chain chain;
    private @Nullable Snapshots snapshots;
    private boolean drained;

    /** The barrier after which nothing is to be processed, 0 for none. */
    private long stoppedBy;

    /** The last barrier that has passed, 0 for none; read by others. */
    private volatile long passed;

    ChainBarrier(Chain chain) {
        this.chain = chain;
    }

    /** Where the chain's parts are frozen; set once, before the first barrier. */
    void snapshots(Snapshots made) {
        snapshots = made;
    }

    /** From now on the subtask has processed all its input. */
    void drained() {
        drained = true;
    }

    @Override
    public boolean pass(Control.Barrier barrier, long alignedNs) throws Exception {
        if (snapshots == null) {
            throw new IllegalStateException("A barrier came in a job without checkpoints");
        }
        if (chain.room().isOutputFull() || !chain.prepareBarrier(barrier.epoch())) {
            return false;
        }
        snapshots.freeze(barrier, drained, alignedNs);
        chain.sendBarrier(barrier);
        stoppedBy = barrier.stops() ? barrier.epoch() : 0;
        passed = barrier.epoch();
        return true;
    }

    /** The last barrier that has passed, 0 for none. For any thread. */
    long passed() {
        return passed;
    }

    /** The barrier that passed last and after which nothing is to be processed, 0 for none. */
    long stoppedBy() {
        return stoppedBy;
    }

    /** Writes on what was frozen; whether there was anything to do. */
    boolean writeOn() {
        return snapshots != null && snapshots.writeOn();
    }

    /** Lets go of what is being written. */
    void giveUp() {
        if (snapshots != null) {
            snapshots.giveUp();
        }
    }
}
