// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

/**
 * Visits the rows of a table, and may remove them on the way.
 *
 * <p>Every row that was in the table when the cursor was made is visited exactly once, however long
 * that takes, provided that meanwhile no row is inserted and none is removed but by {@link
 * #remove}. Values of any row may change at any time.
 *
 * <p>Removal moves rows only within a run of rows without a free one between them. So the visit
 * starts behind a free row and goes once around: what moves into the place of a removed row has not
 * been visited yet.
 *
 * <pre>{@code
 * RowCursor rows = new RowCursor(table);
 * while (rows.advance()) {
 *     if (isOver(table.keyAt(rows.row()))) {
 *         rows.remove();
 *     }
 * }
 * }</pre>
 */
public final class RowCursor {

    private final RowTable table;
    private final int mask;
    private int row;
    private int left;
    private boolean again;

    public RowCursor(RowTable table) {
        this.table = table;
        this.mask = table.capacity() - 1;
        this.left = table.capacity();
        while (!table.isFree(row)) {
            row++;
        }
    }

    /** Goes to the next row; returns whether there was one. */
    public boolean advance() {
        while (left > 0) {
            if (again) {
                again = false;
            } else {
                row = row + 1 & mask;
            }
            left--;
            if (!table.isFree(row)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the row the cursor is at, after {@link #advance} returned true. */
    public int row() {
        return row;
    }

    /** Removes the row the cursor is at. */
    public void remove() {
        table.remove(row);
        again = true;
        left++;
    }
}
