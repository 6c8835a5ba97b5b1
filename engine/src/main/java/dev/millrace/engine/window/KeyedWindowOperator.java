// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.api.function.KeySelector;
import dev.millrace.engine.exchange.Output;
import dev.millrace.engine.exchange.Room;
import dev.millrace.engine.inspect.Pending;
import dev.millrace.engine.inspect.ReadableState;
import dev.millrace.engine.operator.KeyedOperator;
import dev.millrace.engine.operator.LateTally;
import dev.millrace.engine.operator.OperatorContext;
import dev.millrace.engine.snapshot.SnapshotPart;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Windows by key. Also the second half of a window that is split: it takes {@link SlicePartial}s as
 * well as records.
 */
class KeyedWindowOperator extends KeyedOperator {
    final KeySelector<Object, Object> key;
    private final Windows windows;

    /** What {@link #expect} has read. */
    @SuppressWarnings("unused")
    private long touched;

    KeyedWindowOperator(
            OperatorContext context, Output out, Windows windows, KeySelector<Object, Object> key) {
        super(context, out);
        this.windows = windows;
        this.key = key;
    }

    @Override
    public List<SnapshotPart> parts() {
        List<SnapshotPart> parts = new ArrayList<>(windows.parts());
        parts.add(watermarkPart(true));
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
    public void record(Object value, long timestamp, int keyHash) {
        recordsIn++;
        try {
            windows.record(keyOf(value), keyHash, value, timestamp);
        } catch (Throwable t) {
            failed(t, value, timestamp);
        }
    }

    /** The key of a record, or of a {@link SlicePartial}. */
    final Object keyOf(Object value) throws Exception {
        return value instanceof SlicePartial partial ? partial.key : key.getKey(value);
    }

    @Override
    public void expect(int[] keyHashes, int count) {
        touched = windows.expect(keyHashes, count);
    }

    @Override
    public boolean advance(long watermark) {
        return advance(watermark, context.room());
    }

    @Override
    public void watermark(long watermark) {
        advance(watermark, new Room());
    }

    boolean advance(long watermark, Room room) {
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
