// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import org.jspecify.annotations.Nullable;

/** One slot in the row of whatever key is the current one: what handles of state are made over. */
class RowSlot {

    final KeyedRows rows;
    final int number;
    final String name;

    RowSlot(KeyedRows rows, int number, String name) {
        this.rows = rows;
        this.number = number;
        this.name = name;
    }

    @Nullable Object get() {
        return rows.get(number);
    }

    void set(Object value) {
        rows.set(number, value);
    }

    /**
     * Sets a value that was made from another. One that was changed in place is not stored again:
     * each store of a reference is work for the garbage collector.
     */
    void replace(@Nullable Object before, Object after) {
        if (after != before) {
            set(after);
        }
    }

    /** What {@link #get} returned is about to be changed in place. */
    void beforeUpdate() {
        rows.beforeUpdate();
    }

    void clear() {
        rows.clear(number);
    }
}
