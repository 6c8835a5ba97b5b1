// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.source;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The watermarks of all readers that are aligned with each other: each writes its own, and pauses
 * while it is further ahead of the slowest than the strategy allows. Any thread may read.
 */
public final class AlignmentGroup {
    private final AtomicLongArray watermarks;

    public AlignmentGroup(int readers) {
        watermarks = new AtomicLongArray(readers);
        for (int i = 0; i < readers; i++) {
            watermarks.set(i, Long.MIN_VALUE);
        }
    }

    /** Reader {@code member} is at {@code watermark}; {@code MAX_VALUE} if it is idle or ended. */
    void report(int member, long watermark) {
        watermarks.setRelease(member, watermark);
    }

    /** Whether a reader at {@code watermark} has to wait for the others. */
    boolean mustPause(long watermark, long maxDriftMs) {
        if (watermark == Long.MIN_VALUE) {
            return false;
        }
        long slowest = Long.MAX_VALUE;
        for (int i = 0; i < watermarks.length(); i++) {
            slowest = Math.min(slowest, watermarks.getAcquire(i));
        }
        // The drift is positive, so that only the sum at the upper end can overflow.
        return slowest == Long.MIN_VALUE
                || (slowest <= Long.MAX_VALUE - maxDriftMs && watermark > slowest + maxDriftMs);
    }
}
