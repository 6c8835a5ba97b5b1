// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.checkpoint;

/**
 * When checkpoints are taken and given up.
 *
 * @param intervalNs from the beginning of one to that of the next
 * @param timeoutNs one whose snapshots take longer is given up
 * @param toleratedFailures so many may fail in a row without failing the job
 */
public record CheckpointPolicy(long intervalNs, long timeoutNs, int toleratedFailures) {

    /**
     * Of each interval at least this part is without a checkpoint, so that one that takes as long
     * as the interval does not take all of the disk.
     */
    private static final int PAUSE_DIVISOR = 4;

    public CheckpointPolicy {
        if (intervalNs < 1 || timeoutNs < 1 || toleratedFailures < 0) {
            throw new IllegalArgumentException(
                    "interval "
                            + intervalNs
                            + " ns, timeout "
                            + timeoutNs
                            + " ns, tolerated failures "
                            + toleratedFailures);
        }
    }

    /** When the next one is due after one that was begun and has ended at these times. */
    long nextNs(long begunNs, long endedNs) {
        return Math.max(begunNs + intervalNs, endedNs + intervalNs / PAUSE_DIVISOR);
    }
}
