// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import org.jspecify.annotations.Nullable;

/**
 * Makes each key with a value in a slot the current one, once: in order of the key groups, and
 * within a group in the order of its table, which is the same for the same history.
 *
 * <p>While it runs, all state of the current key may be changed and no other key's.
 *
 * <pre>{@code
 * KeyCursor keys = new KeyCursor(rows, slot);
 * while (keys.advance()) {
 *     function.process(rows.currentKey(), state);
 * }
 * }</pre>
 */
public final class KeyCursor {

    private final KeyedRows rows;
    private final int slot;
    private int nextGroup;
    private RowTable table = new RowTable(0);
    private RowCursor cursor = new RowCursor(table);

    /** Starts before the first key. Ends the work on what is the current key now. */
    public KeyCursor(KeyedRows rows, int slot) {
        rows.leaveKey();
        this.rows = rows;
        this.slot = slot;
    }

    /**
     * Goes to the next key; returns whether there was one. After the last there is no current key.
     */
    public boolean advance() {
        if (rows.abandonKey()) {
            cursor.remove();
        }
        do {
            while (cursor.advance()) {
                int row = cursor.row();
                if (table.isPresent(row, slot)) {
                    rows.visitKey(table.keyAt(row), table.hashAt(row));
                    return true;
                }
            }
        } while (nextTable());
        return false;
    }

    private boolean nextTable() {
        @Nullable RowTable[] tables = rows.tables();
        while (nextGroup < tables.length) {
            RowTable next = tables[nextGroup++];
            if (next != null) {
                table = next;
                cursor = new RowCursor(next);
                return true;
            }
        }
        return false;
    }
}
