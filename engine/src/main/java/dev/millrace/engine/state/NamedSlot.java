// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import dev.millrace.engine.snapshot.Column;
import dev.millrace.engine.snapshot.ColumnKind;
import java.util.List;

/**
 * A slot of the rows of an operator, and where its values stand in entries.
 *
 * @param number of the slot
 * @param name of the state
 * @param kind what its values are
 * @param expiry what of it expires
 * @param column its first column
 * @param isRestored whether its values come from a snapshot, and no handle was asked for since
 */
record NamedSlot(
        int number, String name, ColumnKind kind, Expiry expiry, int column, boolean isRestored) {

    /** After the name of a state whose items expire: the column of their times. */
    private static final String TIMES = "/expiry";

    /** Returns the columns that the slot takes. */
    List<Column> columns() {
        Column values = new Column(name, kind, expiry == Expiry.WHOLE);
        return expiry == Expiry.BY_ITEM
                ? List.of(values, new Column(name + TIMES, ColumnKind.INTERNAL, false))
                : List.of(values);
    }

    /** Returns the column after the last of the slot. */
    int endColumn() {
        return column + (expiry == Expiry.BY_ITEM ? 2 : 1);
    }

    /** Returns what expires of the state whose values are in a column of a snapshot. */
    static Expiry expiryOf(List<Column> columns, int column) {
        if (columns.get(column).expires()) {
            return Expiry.WHOLE;
        }
        boolean hasTimes =
                column + 1 < columns.size()
                        && columns.get(column + 1)
                                .name()
                                .equals(columns.get(column).name() + TIMES);
        return hasTimes ? Expiry.BY_ITEM : Expiry.NEVER;
    }

    /** Returns the slot as one that a handle was asked for. */
    NamedSlot claimed() {
        return new NamedSlot(number, name, kind, expiry, column, false);
    }

    /** Returns the slot as one whose values come from a snapshot. */
    NamedSlot restored() {
        return new NamedSlot(number, name, kind, expiry, column, true);
    }

    /**
     * Checks that the state may be seen as what is asked for.
     *
     * @throws StateRefusedException if not
     */
    void require(ColumnKind wantedKind, Expiry wantedExpiry) {
        if (kind == wantedKind && expiry == wantedExpiry) {
            return;
        }
        String is = describe(kind, expiry);
        String wanted = describe(wantedKind, wantedExpiry);
        throw new StateRefusedException(
                isRestored
                        ? "state '"
                                + name
                                + "' is a "
                                + is
                                + " in the snapshot that was restored and cannot become a "
                                + wanted
                                + "; give the new one another name"
                        : "state '"
                                + name
                                + "' is a "
                                + is
                                + " of this operator already and cannot be a "
                                + wanted
                                + "; give one of them another name");
    }

    private static String describe(ColumnKind kind, Expiry expiry) {
        String handle =
                switch (kind) {
                    case VALUE -> "ValueState";
                    case LIST -> "ListState";
                    case MAP -> "MapState";
                    case REDUCING -> "ReducingState";
                    case AGGREGATING -> "AggregatingState";
                    case INTERNAL -> "part of the operator itself";
                };
        return handle + (expiry == Expiry.NEVER ? "" : " that expires");
    }
}
