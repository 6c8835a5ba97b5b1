// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.source;

import dev.millrace.engine.exchange.Output;
import dev.millrace.engine.operator.OperatorContext;
import dev.millrace.engine.operator.OperatorFailure;
import dev.millrace.engine.operator.WatermarkPart;
import dev.millrace.engine.snapshot.SnapshotPart;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The head of a source's chain: gives each record that was read its event time, makes watermarks,
 * and applies the source's error policy to what could not be read.
 */
final class SourceOperator extends ReadingOperator {
    private final Stamper stamper;
    private final SourceTime time;
    private final ReadBuffer buffer;
    private final SourcePosition position;
    private final boolean holdsWatermark;
    private @Nullable SplitTime split;

    /**
     * @param holdsWatermark whether event time stands still until the input ends: batch mode
     */
    SourceOperator(
            OperatorContext context,
            Output out,
            Stamper stamper,
            SourceTime time,
            ReadBuffer buffer,
            SourcePosition position,
            boolean holdsWatermark) {
        super(context, out);
        this.stamper = stamper;
        this.time = time;
        this.buffer = buffer;
        this.position = position;
        this.holdsWatermark = holdsWatermark;
    }

    @Override
    void feed() {
        while (!buffer.isFed() && !context.room().isFull()) {
            ReadMark mark = buffer.nextMark();
            if (mark == null) {
                feedRun(currentSplit());
            } else {
                obey(mark);
                buffer.passMark();
            }
        }
    }

    /** Feeds a run up to where a watermark may follow, or as far as there is room. */
    private void feedRun(SplitTime current) {
        int from = buffer.next();
        if (from == buffer.stamped()) {
            int end = Math.min(buffer.runEnd(), from + current.untilPeriodic());
            buffer.stampedTo(stamper.stamp(buffer, current, from, end));
        }
        int stamped = buffer.stamped();
        int fed = push(from, stamped);
        recordsIn += fed - from;
        count(current, fed - from);
        if (fed == stamped) {
            refuse();
            if (current.takeChanged()) {
                emitTime();
            }
        }
    }

    private int push(int from, int to) {
        Object[] values = buffer.values();
        long[] timestamps = buffer.timestamps();
        int i = from;
        while (i < to && !context.room().isFull()) {
            buffer.moveTo(i);
            record(values[i], timestamps[i]);
            i++;
        }
        buffer.moveTo(i);
        return i;
    }

    @Override
    public void record(Object value, long timestamp) {
        out.record(value, timestamp);
    }

    private void count(SplitTime current, int fed) {
        try {
            current.count(fed);
        } catch (RuntimeException e) {
            throw ofGenerator(e);
        }
    }

    private void askGenerators() {
        try {
            time.askGenerators();
        } catch (RuntimeException e) {
            throw ofGenerator(e);
        }
    }

    private OperatorFailure ofGenerator(RuntimeException cause) {
        return context.failures().fatal(cause, "to make a periodic watermark");
    }

    /** The stamper may have stopped at a record that it refuses. */
    private void refuse() {
        Throwable refusal = stamper.takeRefusal();
        if (refusal == null) {
            return;
        }
        int refused = buffer.next();
        recordsIn++;
        failed(refusal, buffer.values()[refused], buffer.timestamps()[refused]);
        buffer.moveTo(refused + 1);
        buffer.stampedTo(refused + 1);
    }

    private SplitTime currentSplit() {
        if (split == null) {
            throw new IllegalStateException(
                    "The reader handed out a record before it named a split with output.split(id)");
        }
        return split;
    }

    @Override
    public List<SnapshotPart> parts() {
        return List.of(new WatermarkPart(this, false));
    }

    @Override
    protected void restoreWatermark(long watermark, long received) {
        super.restoreWatermark(watermark, received);
        time.resumeAt(watermark);
    }

    @Override
    void pause(boolean allCaughtUp) {
        if (allCaughtUp) {
            time.allCaughtUp(context.clock().monotonicNs());
        }
        askGenerators();
        emitTime();
    }

    @Override
    boolean follow(long watermark) {
        if (!time.isIdle() || holdsWatermark || watermark <= currentWatermark()) {
            return false;
        }
        time.resumeAt(watermark);
        forward(watermark);
        return true;
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
}
