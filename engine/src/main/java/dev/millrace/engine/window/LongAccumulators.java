// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.api.function.LongAggregateFunction;
import dev.millrace.engine.state.RowTable;

/** Accumulators of a {@link LongAggregateFunction}, kept unboxed. */
final class LongAccumulators extends Accumulators {
    private final LongAggregateFunction<Object, Object> function;

    LongAccumulators(LongAggregateFunction<Object, Object> function) {
        this.function = function;
    }

    @Override
    RowTable newTable(int expectedRows) {
        return RowTable.ofLong(expectedRows);
    }

    @Override
    boolean add(RowTable table, Object key, int hash, Object value) throws Exception {
        int row = table.find(key, hash);
        if (row != RowTable.NO_ROW) {
            table.setLong(row, SLOT, with(table.longAt(row, SLOT), value));
            return false;
        }
        long first = with(function.createLong(), value);
        table.setLong(table.findOrInsert(key, hash), SLOT, first);
        return true;
    }

    @Override
    void restore(RowTable table, int row, Object accumulator) {
        table.setLong(row, SLOT, SavedNumber.of(accumulator, "accumulator of a window"));
    }

    @Override
    void add(RowTable table, int row, int slot, Object value) throws Exception {
        table.setLong(row, slot, with(orNew(table, row, slot), value));
    }

    private long with(long accumulator, Object value) {
        return value instanceof SlicePartial partial
                ? function.mergeLong(accumulator, partial.sum)
                : function.addLong(value, accumulator);
    }

    private long orNew(RowTable table, int row, int slot) {
        return table.isPresent(row, slot) ? table.longAt(row, slot) : function.createLong();
    }

    @Override
    void append(RowTable table, int row, int slot, RowTable from, int fromRow, int fromSlot) {
        long later = from.longAt(fromRow, fromSlot);
        table.setLong(row, slot, function.mergeLong(orNew(table, row, slot), later));
    }

    @Override
    void retract(RowTable table, int row, int slot, RowTable from, int fromRow, int fromSlot) {
        long part = from.longAt(fromRow, fromSlot);
        table.setLong(row, slot, function.retractLong(table.longAt(row, slot), part));
    }

    @Override
    void move(RowTable table, int row, int slot, RowTable from, int fromRow, int fromSlot) {
        if (from.isPresent(fromRow, fromSlot)) {
            table.setLong(row, slot, from.longAt(fromRow, fromSlot));
        } else {
            table.clear(row, slot);
        }
    }

    @Override
    Object result(RowTable table, int row, int slot) {
        return function.resultOf(table.longAt(row, slot));
    }

    @Override
    boolean isRetractable() {
        return function.isRetractable();
    }
}
