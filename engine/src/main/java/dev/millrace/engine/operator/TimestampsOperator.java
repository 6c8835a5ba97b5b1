// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.api.RuntimeMode;
import dev.millrace.api.time.TimestampAssigner;
import dev.millrace.api.time.WatermarkGenerator;
import dev.millrace.api.time.WatermarkOutput;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.engine.exchange.Output;
import dev.millrace.engine.snapshot.SnapshotPart;
import dev.millrace.engine.time.FutureGuard;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives records new timestamps and makes new watermarks in the middle of a graph. Watermarks from
 * upstream end here, but for the last; whether an input is idle is known upstream alone.
 */
public final class TimestampsOperator extends Operator implements WatermarkOutput {
    /** Records between two periodic watermarks, a power of two; by count, as at a source. */
    private static final int PERIOD = 1024;

    private final @Nullable TimestampAssigner<? super Object> assigner;
    private final boolean ingestionTime;
    private final FutureGuard guard;
    private final WatermarkGenerator<Object> generator;

    /** Whether the generator is looking at a record that has not been sent on yet. */
    private boolean atRecord;

    /** What the generator said of that record, and follows it. */
    private long heldWatermark = Long.MIN_VALUE;

    private boolean heldIdle;

    public TimestampsOperator(
            OperatorContext context, Output out, WatermarkStrategy<Object> strategy) {
        super(context, out);
        this.assigner = strategy.timestampAssigner();
        this.ingestionTime = strategy.isIngestionTime();
        this.guard = new FutureGuard(strategy.futureGuard());
        this.generator = strategy.createGenerator();
    }

    @Override
    public List<SnapshotPart> parts() {
        return List.of(watermarkPart(false));
    }

    @Override
    public void record(Object value, long timestamp) {
        recordsIn++;
        long newTimestamp;
        atRecord = true;
        try {
            newTimestamp = timestampOf(value, timestamp);
            generator.onEvent(value, newTimestamp, this);
        } catch (Throwable t) {
            failed(t, value, timestamp);
            letFollow();
            return;
        }
        out.record(value, newTimestamp);
        letFollow();
        if ((recordsIn & (PERIOD - 1)) == 0) {
            askGenerator();
        }
    }

    /** What the generator said of a record that is gone: sent on, or refused. */
    private void letFollow() {
        atRecord = false;
        if (heldWatermark > currentWatermark()) {
            forward(heldWatermark);
        }
        if (heldIdle) {
            heldIdle = false;
            idle(true);
        }
    }

    private void askGenerator() {
        try {
            generator.onPeriodicEmit(this);
        } catch (RuntimeException e) {
            throw context.failures().fatal(e, "to make a periodic watermark");
        }
    }

    private long timestampOf(Object value, long timestamp) throws Exception {
        if (ingestionTime) {
            return context.clock().wallMs();
        }
        long time = assigner == null ? timestamp : assigner.extractTimestamp(value, timestamp);
        if (guard.isSet()) {
            guard.check(time, context.clock().wallMs());
        }
        return time;
    }

    /** There is nothing more for the moment: what is known of event time is told downstream. */
    @Override
    public void flush() {
        askGenerator();
    }

    @Override
    public void watermark(long watermark) {
        if (watermark == Long.MAX_VALUE) {
            forward(watermark);
        }
    }

    @Override
    public void emitWatermark(long watermark) {
        if (context.mode() != RuntimeMode.STREAMING) {
            return;
        }
        if (atRecord) {
            heldWatermark = Math.max(heldWatermark, watermark);
        } else if (watermark > currentWatermark()) {
            forward(watermark);
        }
    }

    @Override
    public void markIdle() {
        if (atRecord) {
            heldIdle = true;
        } else {
            idle(true);
        }
    }

    @Override
    public void markActive() {
        heldIdle = false;
        idle(false);
    }
}
