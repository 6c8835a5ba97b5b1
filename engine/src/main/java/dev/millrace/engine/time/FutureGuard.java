// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.time;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Refuses records whose event time is too far ahead of the clock. Immutable. */
public final class FutureGuard {
    private static final long ANY = Long.MAX_VALUE;

    private final long aheadMs;

    /**
     * @param ahead how far ahead is accepted, null for any
     */
    public FutureGuard(@Nullable Duration ahead) {
        aheadMs = ahead == null ? ANY : ahead.toMillis();
    }

    /** Whether anything is refused at all, so that the clock has to be asked. */
    public boolean isSet() {
        return aheadMs != ANY;
    }

    /**
     * Lets an accepted event time pass.
     *
     * @throws IllegalArgumentException if it is too far ahead of {@code nowMs}
     */
    public void check(long timestamp, long nowMs) {
        // One that overflows is ahead of the clock by more than any guard says.
        if (isSet() && timestamp > nowMs && aheadOf(timestamp, nowMs) > aheadMs) {
            throw tooFarAhead(timestamp, aheadOf(timestamp, nowMs));
        }
    }

    private static long aheadOf(long timestamp, long nowMs) {
        long ahead = timestamp - nowMs;
        return ahead < 0 ? ANY : ahead;
    }

    private IllegalArgumentException tooFarAhead(long timestamp, long byMs) {
        return new IllegalArgumentException(
                "Event time "
                        + timestamp
                        + " ms is "
                        + byMs
                        + " ms ahead of the clock; the watermark strategy's future guard allows "
                        + aheadMs
                        + " ms");
    }
}
