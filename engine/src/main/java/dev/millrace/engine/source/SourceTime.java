// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.source;

import dev.millrace.api.time.WatermarkGenerator;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.engine.inspect.SplitReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Event time of one reader: a watermark per split, and their minimum over the splits that are not
 * idle. A split is idle once it has been caught up for the strategy's idle time: that is known from
 * the reader, never guessed from silence.
 *
 * <p>Owned by the reader's subtask.
 */
final class SourceTime {
    /**
     * Records of a split between two periodic watermarks. Counted by position in the split and not
     * by a clock, so that a replay gives the same watermarks at the same places. A watermark ends
     * batches early and is worked on by every operator: where a few percent of the records are
     * shuffled, fewer than this would leave batches of a handful.
     */
    static final int PERIOD = 1024;

    private final WatermarkStrategy<Object> strategy;
    private final long idleTimeoutNs;
    private final Map<String, SplitTime> splits = new LinkedHashMap<>();
    private long watermark = Long.MIN_VALUE;
    private boolean idle;
    private boolean waitingForSplits;

    SourceTime(WatermarkStrategy<Object> strategy) {
        this.strategy = strategy;
        idleTimeoutNs =
                strategy.idleTimeout() == null ? Long.MAX_VALUE : strategy.idleTimeout().toNanos();
    }

    SplitTime split(String splitId) {
        waitingForSplits = false;
        return splits.computeIfAbsent(splitId, id -> new SplitTime(id, newGenerator()));
    }

    /** Event time of a split, {@code MIN_VALUE} before its first watermark. */
    long watermarkOf(String splitId) {
        SplitTime split = splits.get(splitId);
        return split == null ? Long.MIN_VALUE : split.watermark();
    }

    /** A split goes on from where an earlier run left it. */
    void restore(String splitId, long splitWatermark) {
        split(splitId).emitWatermark(splitWatermark);
    }

    /** The reader's watermark is here, whatever its splits say, and does not go back. */
    void resumeAt(long reached) {
        watermark = Math.max(watermark, reached);
    }

    void finish(SplitTime split) {
        splits.remove(split.splitId);
    }

    /** Every split has been read to the end of what exists now. */
    void allCaughtUp(long nowNs) {
        waitingForSplits = splits.isEmpty();
        for (SplitTime split : splits.values()) {
            split.caughtUp(nowNs);
        }
    }

    /** Asks every generator for its periodic watermark. */
    void askGenerators() {
        for (SplitTime split : splits.values()) {
            split.generator.onPeriodicEmit(split);
        }
    }

    /** Recomputes watermark and idleness; whether either changed. */
    boolean merge(long nowNs) {
        long least = Long.MAX_VALUE;
        boolean any = false;
        for (SplitTime split : splits.values()) {
            if (!split.isIdle(nowNs, idleTimeoutNs)) {
                any = true;
                least = Math.min(least, split.watermark());
            }
        }
        boolean idleNow = !any && (!splits.isEmpty() || waitingForSplits);
        boolean changed = idleNow != idle;
        idle = idleNow;
        if (any && least > watermark) {
            watermark = least;
            changed = true;
        }
        return changed;
    }

    List<SplitReport> splits(long nowNs) {
        return splits.values().stream().map(split -> split.report(nowNs, idleTimeoutNs)).toList();
    }

    long watermark() {
        return watermark;
    }

    boolean isIdle() {
        return idle;
    }

    /** When the next split gets idle if nothing comes, {@code MAX_VALUE} for never. */
    long nextIdleNs(long nowNs) {
        long next = Long.MAX_VALUE;
        for (SplitTime split : splits.values()) {
            long atNs = split.idleSinceNs(idleTimeoutNs);
            if (atNs > nowNs) {
                next = Math.min(next, atNs);
            }
        }
        return next;
    }

    private WatermarkGenerator<Object> newGenerator() {
        return strategy.createGenerator();
    }
}
