// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.engine.state.RowTable;
import dev.millrace.engine.state.StateRefusedException;

/**
 * Folds records into accumulators that lie in slots of rows, without saying whether they lie there
 * as longs or as objects. A slot holds nothing before the first record.
 *
 * <p>An accumulator in a slot belongs to that slot alone: what is merged from elsewhere is copied
 * first where a function may change it in place. Whatever a method throws is thrown by the user's
 * function.
 */
abstract class Accumulators {
    /** Where a slice keeps the accumulators of its records. */
    static final int SLOT = 0;

    /** A table with this many slots, of which {@link #SLOT} is for accumulators. */
    final RowTable newTable(int expectedRows, int slots) {
        RowTable table = newTable(expectedRows);
        for (int i = 1; i < slots; i++) {
            table.addSlot(false);
        }
        return table;
    }

    abstract RowTable newTable(int expectedRows);

    /**
     * Adds a record, or a {@link SlicePartial}, to the accumulator of a key. If the function
     * throws, the table is as before.
     *
     * @return whether the key is new in the table
     */
    abstract boolean add(RowTable table, Object key, int hash, Object value) throws Exception;

    /**
     * Takes an accumulator from a snapshot into {@link #SLOT}.
     *
     * @throws StateRefusedException if it is none of this function's
     */
    abstract void restore(RowTable table, int row, Object accumulator);

    /** Adds a record to a slot that may hold nothing. */
    abstract void add(RowTable table, int row, int slot, Object value) throws Exception;

    /** Adds what a slot of {@code from} holds, which came later. */
    abstract void append(
            RowTable table, int row, int slot, RowTable from, int fromRow, int fromSlot)
            throws Exception;

    /** Takes out what a slot of {@code from} holds. */
    abstract void retract(
            RowTable table, int row, int slot, RowTable from, int fromRow, int fromSlot)
            throws Exception;

    /** Takes over what a slot of {@code from} holds, even nothing; it is not to be used there. */
    abstract void move(RowTable table, int row, int slot, RowTable from, int fromRow, int fromSlot);

    /** The result of a slot that holds something. */
    abstract Object result(RowTable table, int row, int slot) throws Exception;

    /** Whether {@link #retract} works. */
    abstract boolean isRetractable();
}
