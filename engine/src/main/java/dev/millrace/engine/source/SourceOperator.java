// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.source;

import dev.millrace.api.time.TimestampAssigner;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.engine.exchange.Output;
import dev.millrace.engine.operator.OperatorContext;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The head of a source's chain: gives each record that was read its event time, makes watermarks,
 * and applies the source's error policy to what could not be read.
 */
final class SourceOperator extends ReadingOperator {
    private final TimestampAssigner<Object> assigner;
    private final SourceTime time;
    private final ReadBuffer buffer;
    private final SourcePosition position;
    private final boolean ingestionTime;
    private final boolean holdsWatermark;
    private final long futureGuardMs;
    private @Nullable SplitTime split;

    /**
     * @param holdsWatermark whether event time stands still until the input ends: batch mode
     */
    SourceOperator(
            OperatorContext context,
            Output out,
            WatermarkStrategy<Object> strategy,
            SourceTime time,
            ReadBuffer buffer,
            SourcePosition position,
            boolean holdsWatermark) {
        super(context, out);
        TimestampAssigner<? super Object> given = strategy.timestampAssigner();
        this.assigner = given == null ? new KeepTimestamp() : given;
        this.time = time;
        this.buffer = buffer;
        this.position = position;
        this.ingestionTime = strategy.isIngestionTime();
        this.holdsWatermark = holdsWatermark;
        Duration guard = strategy.futureGuard();
        this.futureGuardMs = guard == null ? Long.MAX_VALUE : guard.toMillis();
    }

    @Override
    void feed() {
        Object[] values = buffer.values();
        long[] timestamps = buffer.timestamps();
        int size = buffer.size();
        int i = buffer.next();
        while (i < size && !context.room().isFull()) {
            position.at(i);
            Object value = values[i];
            if (value instanceof ReadMark mark) {
                obey(mark);
            } else {
                record(value, timestamps[i]);
            }
            i++;
        }
        buffer.fedTo(i);
    }

    @Override
    public void record(Object value, long recordTimestamp) {
        recordsIn++;
        SplitTime current = split;
        if (current == null) {
            throw new IllegalStateException(
                    "The reader handed out a record before it named a split with output.split(id)");
        }
        long timestamp;
        try {
            timestamp = assigner.extractTimestamp(value, recordTimestamp);
            if (ingestionTime) {
                timestamp = context.clock().wallMs();
            }
            if (futureGuardMs != Long.MAX_VALUE) {
                guard(timestamp);
            }
            current.generator.onEvent(value, timestamp, current);
        } catch (Throwable t) {
            failed(t, value, recordTimestamp);
            return;
        }
        out.record(value, timestamp);
        if (current.countAndAsk()) {
            current.generator.onPeriodicEmit(current);
        }
        if (current.takeChanged()) {
            emitTime();
        }
    }

    @Override
    void pause(boolean allCaughtUp) {
        if (allCaughtUp) {
            time.allCaughtUp(context.clock().monotonicNs());
        }
        time.askGenerators();
        emitTime();
    }

    private void obey(ReadMark mark) {
        if (mark instanceof ReadMark.Split next) {
            split = time.split(next.splitId);
            position.in(next.splitId);
        } else if (mark instanceof ReadMark.Rejected rejected) {
            recordsIn++;
            failed(rejected.cause, rejected.payload, Long.MIN_VALUE);
        } else if (split != null && mark instanceof ReadMark.CaughtUp) {
            split.caughtUp(context.clock().monotonicNs());
        } else if (split != null) {
            time.finish(split);
            split = null;
            emitTime();
        }
    }

    private void emitTime() {
        boolean wasIdle = time.isIdle();
        if (!time.merge(context.clock().monotonicNs()) || holdsWatermark) {
            return;
        }
        if (wasIdle && !time.isIdle()) {
            idle(false);
        }
        if (time.watermark() > currentWatermark()) {
            forward(time.watermark());
        }
        if (!wasIdle && time.isIdle()) {
            idle(true);
        }
    }

    private void guard(long timestamp) {
        long nowMs = context.clock().wallMs();
        if (timestamp > nowMs && timestamp - nowMs > futureGuardMs) {
            throw new IllegalArgumentException(
                    "Event time "
                            + timestamp
                            + " ms is "
                            + (timestamp - nowMs)
                            + " ms ahead of the clock; the watermark strategy's future guard allows "
                            + futureGuardMs
                            + " ms");
        }
    }

    /** What a strategy without an assigner does: the record keeps the time the source gave it. */
    static final class KeepTimestamp implements TimestampAssigner<Object> {
        @Override
        public long extractTimestamp(Object element, long recordTimestamp) {
            return recordTimestamp;
        }
    }
}
