// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.engine.state.ElementType;
import dev.millrace.engine.state.RowTable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Accumulators that are objects. What they are made of is for the subclass. */
abstract class ObjectAccumulators extends Accumulators {
    /** What accumulators may be. */
    final ElementType type;

    ObjectAccumulators(ElementType type) {
        this.type = type;
    }

    /** The accumulator with one more record, changed in place or not; null is that of none. */
    abstract Object with(@Nullable Object accumulator, Object value) throws Exception;

    /** An accumulator of the same records that shares nothing that may be changed in place. */
    abstract Object copy(Object accumulator) throws Exception;

    /** The accumulator of both. The first may be changed in place, the second must not be. */
    abstract Object merge(Object earlier, Object later) throws Exception;

    /** The accumulator without another's records; the first may be changed in place. */
    abstract Object without(Object accumulator, Object part) throws Exception;

    abstract Object result(Object accumulator) throws Exception;

    @Override
    final RowTable newTable(int expectedRows) {
        return RowTable.ofObject(expectedRows);
    }

    @Override
    final boolean add(RowTable table, Object key, int hash, Object value) throws Exception {
        int row = table.find(key, hash);
        if (row != RowTable.NO_ROW) {
            add(table, row, SLOT, value);
            return false;
        }
        Object first = withValueOrPartial(null, value);
        table.setRef(table.findOrInsert(key, hash), SLOT, first);
        return true;
    }

    @Override
    final void restore(RowTable table, int row, Object accumulator) {
        table.setRef(row, SLOT, type.fitted(accumulator));
    }

    @Override
    final void add(RowTable table, int row, int slot, Object value) throws Exception {
        Object before = table.refAt(row, slot);
        if (slot == SLOT) {
            table.beforeUpdate(row);
        }
        Object after = withValueOrPartial(before, value);
        // Storing costs the collector's write barrier: not when it was changed in place.
        if (after != before) {
            table.setRef(row, slot, after);
        }
    }

    private Object withValueOrPartial(@Nullable Object before, Object value) throws Exception {
        if (value instanceof SlicePartial partial) {
            Object part = partial.accumulator();
            return before == null ? copy(part) : merge(before, part);
        }
        return with(before, value);
    }

    @Override
    final void append(RowTable table, int row, int slot, RowTable from, int fromRow, int fromSlot)
            throws Exception {
        Object before = table.refAt(row, slot);
        Object later = at(from, fromRow, fromSlot);
        table.setRef(row, slot, before == null ? copy(later) : merge(before, later));
    }

    @Override
    final void retract(RowTable table, int row, int slot, RowTable from, int fromRow, int fromSlot)
            throws Exception {
        Object part = at(from, fromRow, fromSlot);
        table.setRef(row, slot, without(at(table, row, slot), part));
    }

    @Override
    final void move(RowTable table, int row, int slot, RowTable from, int fromRow, int fromSlot) {
        Object moved = from.refAt(fromRow, fromSlot);
        if (moved == null) {
            table.clear(row, slot);
        } else {
            table.setRef(row, slot, moved);
        }
    }

    @Override
    final Object result(RowTable table, int row, int slot) throws Exception {
        return result(at(table, row, slot));
    }

    private static Object at(RowTable table, int row, int slot) {
        return Objects.requireNonNull(table.refAt(row, slot), "accumulator");
    }
}
