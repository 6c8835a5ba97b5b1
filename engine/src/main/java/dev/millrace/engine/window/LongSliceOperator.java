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
            Object k = key.getKey(value);
            if (timestamp < from || timestamp > to) {
                elsewhere(k, keyHash, value, timestamp);
                return;
            }
            RowTable table = slice;
            int row = table.find(k, keyHash);
            if (row == RowTable.NO_ROW) {
                insert(k, keyHash, function.addLong(value, function.createLong()));
            } else {
                long before = table.longAt(row, Accumulators.SLOT);
                table.setLong(row, Accumulators.SLOT, function.addLong(value, before));
            }
        } catch (Throwable t) {
            failed(t, value, timestamp);
        }
    }

    private void insert(Object k, int keyHash, long accumulator) {
        slice.setLong(slice.findOrInsert(k, keyHash), Accumulators.SLOT, accumulator);
    }

    private void elsewhere(Object k, int keyHash, Object value, long timestamp) throws Exception {
        try {
            windows.record(k, keyHash, value, timestamp);
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
