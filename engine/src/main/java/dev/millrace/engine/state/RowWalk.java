// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import org.jspecify.annotations.Nullable;

/**
 * Visits the rows of a table in the order of {@link RowTable#nextRow}. It looks for some hundred
 * rows at a time: whether a place holds a row is hard to predict, and a branch on it for each costs
 * a walk over a large table more than the memory it reads.
 *
 * <p>As with {@code nextRow} the walk may take long, but no row may be inserted or removed before
 * its end; to remove rows on the way use {@link RowCursor}. For one thread.
 *
 * <pre>{@code
 * walk.begin(table);
 * for (int row = walk.next(); row != RowTable.NO_ROW; row = walk.next()) {
 *     sum += table.longAt(row, 0);
 * }
 * }</pre>
 */
public final class RowWalk {
    /** Enough for a loop of its own to pay, and what is found stays in the first cache. */
    private static final int ROWS = 256;

    private final int[] rows = new int[ROWS];
    private @Nullable RowTable table;
    private int found;
    private int visited;

    /** Starts at the first row of {@code table}. */
    public void begin(RowTable table) {
        this.table = table;
        find(table, RowTable.NO_ROW);
    }

    /** The next row, {@link RowTable#NO_ROW} when there is none any more. */
    public int next() {
        if (visited == found && !findMore()) {
            return RowTable.NO_ROW;
        }
        return rows[visited++];
    }

    private boolean findMore() {
        RowTable walked = table;
        if (walked == null) {
            return false;
        }
        if (found == ROWS) {
            find(walked, rows[ROWS - 1]);
        } else {
            found = 0;
            visited = 0;
        }
        if (found == 0) {
            table = null;
        }
        return found > 0;
    }

    private void find(RowTable walked, int after) {
        found = walked.nextRows(after, rows);
        visited = 0;
    }
}
