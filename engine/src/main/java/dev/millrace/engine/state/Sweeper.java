// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Removes expired values bit by bit, so that state that is never touched again goes too. It walks
 * round and round over all rows, a few at a time, and so comes to each row again after as many
 * steps as there are rows.
 */
final class Sweeper {

    /** Takes what has expired out of a slot. */
    @FunctionalInterface
    interface Rule {
        /** Returns how many values were looked at. */
        int sweep(RowTable table, int row, int slot);
    }

    private record Duty(int slot, Rule rule) {}

    /**
     * As Flink's incremental clean-up: a round ends after a fifth as many records as there are
     * rows.
     */
    private static final int ROWS_PER_STEP = 5;

    private final @Nullable RowTable[] tables;
    private final List<Duty> duties = new ArrayList<>();
    private int table;
    private int row;

    Sweeper(@Nullable RowTable[] tables) {
        this.tables = tables;
    }

    void add(int slot, Rule rule) {
        for (Duty duty : duties) {
            if (duty.slot == slot) {
                return;
            }
        }
        duties.add(new Duty(slot, rule));
    }

    /** Looks at a few places. */
    void step() {
        step(ROWS_PER_STEP);
    }

    /**
     * Looks at up to {@code places} places of rows, fewer if they hold many values.
     *
     * @return whether the round goes on
     */
    boolean step(int places) {
        for (int left = places; left > 0; ) {
            RowTable current = tables[table];
            if (current == null || row >= current.capacity()) {
                row = 0;
                table = (table + 1) % tables.length;
                if (table == 0) {
                    return false;
                }
                left--;
            } else {
                left -= visit(current);
            }
        }
        return true;
    }

    private int visit(RowTable current) {
        if (current.isFree(row)) {
            row++;
            return 1;
        }
        int values = 1;
        for (Duty duty : duties) {
            values += duty.rule.sweep(current, row, duty.slot);
        }
        if (current.isEmpty(row)) {
            // What moves into the place has not been looked at, so the place stays the same.
            current.remove(row);
            current.trim();
        } else {
            row++;
        }
        return values;
    }
}
