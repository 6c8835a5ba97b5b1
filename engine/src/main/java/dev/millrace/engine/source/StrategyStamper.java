// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.source;

import dev.millrace.api.time.BoundedOutOfOrdernessWatermarks;
import dev.millrace.api.time.TimestampAssigner;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.engine.seam.Clock;
import dev.millrace.engine.time.FutureGuard;
import org.jspecify.annotations.Nullable;

/** Stamps as a watermark strategy says. */
final class StrategyStamper extends Stamper {
    private final @Nullable TimestampAssigner<? super Object> assigner;
    private final boolean ingestionTime;
    private final FutureGuard guard;
    private final Clock clock;
    private @Nullable Throwable refusal;

    StrategyStamper(WatermarkStrategy<Object> strategy, Clock clock) {
        this.assigner = strategy.timestampAssigner();
        this.ingestionTime = strategy.isIngestionTime();
        this.guard = new FutureGuard(strategy.futureGuard());
        this.clock = clock;
    }

    @Override
    int stamp(ReadBuffer buffer, SplitTime split, int from, int to) {
        if (assigner != null || ingestionTime || guard.isSet()) {
            return stampEach(buffer, split, from, to);
        }
        // The built-in generator asks for the greatest timestamp only, whichever record has it.
        if (split.generator instanceof BoundedOutOfOrdernessWatermarks<Object> bounded) {
            long greatest = greatest(buffer.timestamps(), from, to);
            bounded.onEvent(buffer.values()[from], greatest, split);
            return to;
        }
        return showEach(buffer, split, from, to);
    }

    @Override
    @Nullable Throwable takeRefusal() {
        Throwable taken = refusal;
        refusal = null;
        return taken;
    }

    private int stampEach(ReadBuffer buffer, SplitTime split, int from, int to) {
        Object[] values = buffer.values();
        long[] timestamps = buffer.timestamps();
        long nowMs = ingestionTime || guard.isSet() ? clock.wallMs() : 0;
        int i = from;
        try {
            while (i < to && !split.hasChanged()) {
                long timestamp = ingestionTime ? nowMs : timestamps[i];
                if (assigner != null) {
                    timestamp = assigner.extractTimestamp(values[i], timestamp);
                }
                guard.check(timestamp, nowMs);
                split.generator.onEvent(values[i], timestamp, split);
                timestamps[i] = timestamp;
                i++;
            }
        } catch (Throwable t) {
            refusal = t;
        }
        return i;
    }

    private int showEach(ReadBuffer buffer, SplitTime split, int from, int to) {
        Object[] values = buffer.values();
        long[] timestamps = buffer.timestamps();
        int i = from;
        try {
            while (i < to && !split.hasChanged()) {
                split.generator.onEvent(values[i], timestamps[i], split);
                i++;
            }
        } catch (Throwable t) {
            refusal = t;
        }
        return i;
    }

    private static long greatest(long[] timestamps, int from, int to) {
        long greatest = Long.MIN_VALUE;
        for (int i = from; i < to; i++) {
            greatest = Math.max(greatest, timestamps[i]);
        }
        return greatest;
    }
}
