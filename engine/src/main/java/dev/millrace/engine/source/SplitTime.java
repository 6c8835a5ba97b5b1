// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.source;

import dev.millrace.api.time.WatermarkGenerator;
import dev.millrace.api.time.WatermarkOutput;

/** Event time of one split. Owned by the reader's subtask. */
final class SplitTime implements WatermarkOutput {
    private static final long NOT_CAUGHT_UP = Long.MAX_VALUE;

    final String splitId;
    final WatermarkGenerator<Object> generator;
    private long watermark = Long.MIN_VALUE;
    private long caughtUpSinceNs = NOT_CAUGHT_UP;
    private boolean declaredIdle;
    private boolean changed;
    private int records;

    SplitTime(String splitId, WatermarkGenerator<Object> generator) {
        this.splitId = splitId;
        this.generator = generator;
    }

    @Override
    public void emitWatermark(long newWatermark) {
        if (newWatermark > watermark) {
            watermark = newWatermark;
            changed = true;
        }
    }

    @Override
    public void markIdle() {
        changed |= !declaredIdle;
        declaredIdle = true;
    }

    @Override
    public void markActive() {
        changed |= declaredIdle;
        declaredIdle = false;
    }

    /** Counts a record; whether it is time to ask the generator for its periodic watermark. */
    boolean countAndAsk() {
        if (caughtUpSinceNs != NOT_CAUGHT_UP) {
            caughtUpSinceNs = NOT_CAUGHT_UP;
        }
        return (++records & (SourceTime.PERIOD - 1)) == 0;
    }

    /** The split has been read to the end of what exists now. */
    void caughtUp(long nowNs) {
        if (caughtUpSinceNs == NOT_CAUGHT_UP) {
            caughtUpSinceNs = nowNs;
        }
    }

    /** Whether the split does not hold the watermark. */
    boolean isIdle(long nowNs, long idleTimeoutNs) {
        return declaredIdle || nowNs >= idleSinceNs(idleTimeoutNs);
    }

    /** When the split gets idle if nothing comes, {@code MAX_VALUE} for never. */
    long idleSinceNs(long idleTimeoutNs) {
        return caughtUpSinceNs > NOT_CAUGHT_UP - idleTimeoutNs
                ? NOT_CAUGHT_UP
                : caughtUpSinceNs + idleTimeoutNs;
    }

    long watermark() {
        return watermark;
    }

    boolean takeChanged() {
        if (!changed) {
            return false;
        }
        changed = false;
        return true;
    }
}
