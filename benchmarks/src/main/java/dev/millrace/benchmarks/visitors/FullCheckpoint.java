// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.visitors;

import java.util.concurrent.locks.LockSupport;

/** Tells on standard output when a checkpoint exists that was begun with all keys there. */
public final class FullCheckpoint {
    /** The line. */
    public static final String MARK = "FULL";

    private static final long POLL_NS = 20_000_000;

    private FullCheckpoint() {}

    /** Begins to look, on a thread of its own. */
    public static void announce(VisitorTrial trial) {
        Thread thread = new Thread(() -> await(trial), "full-checkpoint");
        thread.setDaemon(true);
        thread.start();
    }

    private static void await(VisitorTrial trial) {
        while (trial.meter().total() < trial.plan().keys()) {
            LockSupport.parkNanos(POLL_NS);
        }
        long fullMs = System.currentTimeMillis();
        try {
            while (trial.checkpoints().stream()
                    .noneMatch(one -> one.complete() && one.triggeredMs() > fullMs)) {
                LockSupport.parkNanos(POLL_NS);
            }
            System.out.println(MARK);
        } catch (Exception e) {
            e.printStackTrace(System.err);
        }
    }
}
