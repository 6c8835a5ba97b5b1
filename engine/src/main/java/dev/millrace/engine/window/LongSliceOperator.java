// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.api.function.KeySelector;
import dev.millrace.api.function.LongAggregateFunction;
import dev.millrace.engine.exchange.Output;
import dev.millrace.engine.exchange.Room;
import dev.millrace.engine.operator.OperatorContext;
import dev.millrace.engine.state.RowTable;

/**
 * Aligned windows by key with an aggregate of longs. A record of the slice at hand goes into its
 * table directly: one look-up, and nothing is allocated but what the key selector boxes.
 */
final class LongSliceOperator extends KeyedWindowOperator {
    private final LongAggregateFunction<Object, Object> function;
    private final SliceWindows windows;

    // The slice at hand: copies of what the windows say.
    private long from = Long.MAX_VALUE;
    private long to = Long.MIN_VALUE;
    private RowTable slice;

    LongSliceOperator(
            OperatorContext context,
            Output out,
            SliceWindows windows,
            KeySelector<Object, Object> key,
            LongAggregateFunction<Object, Object> function) {
        super(context, out, windows, key);
        this.windows = windows;
        this.function = function;
        this.slice = windows.openTable();
    }

    @Override
    public void record(Object value, long timestamp, int keyHash) {
        recordsIn++;
        try {
            if (timestamp < from || timestamp > to || value instanceof SlicePartial) {
                elsewhere(value, timestamp, keyHash);
                return;
            }
            RowTable table = slice;
            int row = table.find(key.getKey(value), keyHash);
            if (row == RowTable.NO_ROW) {
                insert(value, keyHash, function.addLong(value, function.createLong()));
            } else {
                long before = table.longAt(row, Accumulators.SLOT);
                table.setLong(row, Accumulators.SLOT, function.addLong(value, before));
            }
        } catch (Throwable t) {
            failed(t, value, timestamp);
        }
    }

    /** Asks for the key once more, so that the look-up before lets no box escape. */
    private void insert(Object value, int keyHash, long accumulator) throws Exception {
        int row = slice.findOrInsert(key.getKey(value), keyHash);
        slice.setLong(row, Accumulators.SLOT, accumulator);
    }

    private void elsewhere(Object value, long timestamp, int keyHash) throws Exception {
        try {
            windows.record(keyOf(value), keyHash, value, timestamp);
        } finally {
            follow();
        }
    }

    @Override
    boolean advance(long watermark, Room room) {
        boolean done = super.advance(watermark, room);
        follow();
        return done;
    }

    private void follow() {
        from = windows.openFrom();
        to = windows.openTo();
        slice = windows.openTable();
    }
}
