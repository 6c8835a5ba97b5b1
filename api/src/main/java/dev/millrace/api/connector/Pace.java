// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.connector;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** When records are due. Shared by the readers of a source, so that their splits keep together. */
final class Pace {
    private static final double NS_PER_MS = 1e6;

    private final double factor;
    private final AtomicReference<@Nullable Start> start = new AtomicReference<>();

    /** The time of the first record and when it came. */
    private record Start(long timestampMs, long atNs) {}

    Pace(double factor) {
        if (!(factor >= 0) || Double.isInfinite(factor)) {
            throw new IllegalArgumentException(
                    "The pace is "
                            + factor
                            + "; give 1 for real time, more for faster, 0 for none");
        }
        this.factor = factor;
    }

    boolean isUnlimited() {
        return factor == 0;
    }

    /** The next record is the first. */
    void restart() {
        start.set(null);
    }

    /** Whether a record of this time is due; the first one is. */
    boolean isDue(long timestampMs, long nowNs) {
        Start from = start.get();
        if (from == null) {
            start.compareAndSet(null, new Start(timestampMs, nowNs));
            return true;
        }
        // As floating point, times at the ends of the range cannot overflow.
        double aheadMs = (double) timestampMs - from.timestampMs();
        return aheadMs / factor <= (nowNs - from.atNs()) / NS_PER_MS;
    }
}
