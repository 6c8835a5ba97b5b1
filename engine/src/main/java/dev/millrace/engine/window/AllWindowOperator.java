// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.engine.exchange.Output;
import dev.millrace.engine.exchange.Room;
import dev.millrace.engine.inspect.Pending;
import dev.millrace.engine.inspect.ReadableState;
import dev.millrace.engine.operator.LateTally;
import dev.millrace.engine.operator.Operator;
import dev.millrace.engine.operator.OperatorContext;
import dev.millrace.engine.snapshot.SnapshotPart;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Windows over all records, which are treated as those of one key. Also the second half of a window
 * that is split: it takes {@link SlicePartial}s as well as records.
 */
final class AllWindowOperator extends Operator {
    /** The key of everything. */
    static final Object KEY = 0L;

    static final int KEY_HASH = 0;

    private final Windows windows;

    AllWindowOperator(OperatorContext context, Output out, Windows windows) {
        super(context, out);
        this.windows = windows;
    }

    @Override
    public List<SnapshotPart> parts() {
        List<SnapshotPart> parts = new ArrayList<>(windows.parts());
        parts.add(watermarkPart(false));
        return parts;
    }

    @Override
    protected void restoreWatermark(long watermark, long received) {
        super.restoreWatermark(watermark, received);
        windows.restoreWatermark(watermark);
    }

    @Override
    public void open() throws Exception {
        windows.open();
    }

    @Override
    public void record(Object value, long timestamp) {
        recordsIn++;
        try {
            windows.record(KEY, KEY_HASH, value, timestamp);
        } catch (Throwable t) {
            failed(t, value, timestamp);
        }
    }

    @Override
    public boolean advance(long watermark) {
        return advance(watermark, context.room());
    }

    @Override
    public void watermark(long watermark) {
        advance(watermark, new Room());
    }

    private boolean advance(long watermark, Room room) {
        if (watermark < currentWatermark()) {
            return true;
        }
        if (!windows.advance(watermark, room)) {
            return false;
        }
        forward(watermark);
        return true;
    }

    @Override
    public boolean isPolled() {
        return windows.isPolled() || windows.results.keepsState();
    }

    @Override
    public boolean poll(long nowMs) {
        return windows.results.cleanUp(nowMs) | windows.poll(nowMs, context.room());
    }

    @Override
    public long nextPollMs() {
        return windows.nextPollMs();
    }

    @Override
    public boolean fireLastTimers() {
        return windows.fireLastTimers(context.room());
    }

    @Override
    public List<ReadableState> states() {
        List<ReadableState> states = new ArrayList<>(windows.states());
        states.addAll(super.states());
        return states;
    }

    @Override
    public boolean isStateful() {
        return true;
    }

    @Override
    public @Nullable Pending pending() {
        return windows.pending();
    }

    @Override
    public LateTally late() {
        return windows.late();
    }

    @Override
    public void close() throws Exception {
        windows.close();
    }
}
