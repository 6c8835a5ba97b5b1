// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.source;

import dev.millrace.api.time.WatermarkGenerator;
import dev.millrace.api.time.WatermarkOutput;
import dev.millrace.engine.inspect.SplitReport;

/** Event time of one split. Owned by the reader's subtask. */
final class SplitTime implements WatermarkOutput {
    private static final long NOT_CAUGHT_UP = Long.MAX_VALUE;

    final String splitId;
    final WatermarkGenerator<Object> generator;
    private long watermark = Long.MIN_VALUE;
    private long caughtUpSinceNs = NOT_CAUGHT_UP;
    private boolean declaredIdle;
    private boolean changed;

    /** Since the generator was last asked for its periodic watermark. */
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

    /** Records until the generator is to be asked for its periodic watermark, at least one. */
    int untilPeriodic() {
        return SourceTime.PERIOD - records;
    }

    /**
     * Counts records that were fed, at most {@link #untilPeriodic}, and asks the generator for its
     * periodic watermark if it is time.
     */
    void count(int fed) {
        if (fed > 0) {
            caughtUpSinceNs = NOT_CAUGHT_UP;
        }
        records += fed;
        if (records == SourceTime.PERIOD) {
            records = 0;
            generator.onPeriodicEmit(this);
        }
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

    SplitReport report(long nowNs, long idleTimeoutNs) {
        boolean caughtUp = caughtUpSinceNs != NOT_CAUGHT_UP;
        return new SplitReport(splitId, watermark, isIdle(nowNs, idleTimeoutNs), caughtUp);
    }

    long watermark() {
        return watermark;
    }

    /** Whether the generator has said something that nobody has taken yet. */
    boolean hasChanged() {
        return changed;
    }

    boolean takeChanged() {
        boolean was = changed;
        changed = false;
        return was;
    }
}
