// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import dev.millrace.engine.inspect.ReadableState;
import dev.millrace.engine.inspect.StateForm;
import dev.millrace.engine.inspect.StateScope;
import dev.millrace.engine.snapshot.ColumnKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The states of keyed rows, as inquiries see them: each slot is one. */
public final class RowStates {

    /** Rows looked at to count the keys of a state, in one step: well below a millisecond. */
    static final int MOST_COUNTED = 20_000;

    private RowStates() {}

    /** The states that {@code rows} has by now. */
    public static List<ReadableState> of(KeyedRows rows) {
        List<ReadableState> states = new ArrayList<>();
        rows.slots().forEach(slot -> states.add(new OfSlot(rows, slot)));
        return states;
    }

    private static StateForm formOf(ColumnKind kind) {
        return switch (kind) {
            case LIST -> StateForm.LIST;
            case MAP -> StateForm.MAP;
            case REDUCING -> StateForm.REDUCING;
            case AGGREGATING -> StateForm.AGGREGATING;
            case VALUE, INTERNAL -> StateForm.VALUE;
        };
    }

    private static final class OfSlot implements ReadableState {
        private final KeyedRows rows;
        private final NamedSlot named;
        private final int slot;

        OfSlot(KeyedRows rows, NamedSlot named) {
            this.rows = rows;
            this.named = named;
            this.slot = named.number();
        }

        @Override
        public String name() {
            return named.name();
        }

        @Override
        public StateScope scope() {
            return StateScope.KEYED;
        }

        @Override
        public StateForm form() {
            return formOf(named.kind());
        }

        /** Counted where there are few rows, else reckoned from so many: hashes have no order. */
        @Override
        public long keyCount() {
            long seen = 0;
            long present = 0;
            for (RowTable table : rows.tables()) {
                int row = table == null ? RowTable.NO_ROW : table.nextRow(RowTable.NO_ROW);
                while (table != null && row != RowTable.NO_ROW) {
                    if (seen == MOST_COUNTED) {
                        return Math.round((double) present / seen * rows.rowCount());
                    }
                    seen++;
                    present += table.isPresent(row, slot) ? 1 : 0;
                    row = table.nextRow(row);
                }
            }
            return present;
        }

        /** Slots of a row lie side by side: each state has an equal share of the tables. */
        @Override
        public long sizeBytes() {
            return rows.sizeBytes() / Math.max(1, rows.slots().size());
        }

        @Override
        public @Nullable Object anyKey() {
            FirstRow first = firstRow(false);
            return first == null ? null : first.table.keyAt(first.row);
        }

        @Override
        public @Nullable Object anyValue() {
            FirstRow first = firstRow(true);
            return first == null ? null : first.table.valueAt(first.row, slot);
        }

        private record FirstRow(RowTable table, int row) {}

        private @Nullable FirstRow firstRow(boolean withValue) {
            for (RowTable table : rows.tables()) {
                int row = table == null ? RowTable.NO_ROW : table.nextRow(RowTable.NO_ROW);
                if (table != null
                        && row != RowTable.NO_ROW
                        && (!withValue || table.isPresent(row, slot))) {
                    return new FirstRow(table, row);
                }
            }
            return null;
        }

        @Override
        public void read(@Nullable Object key, int keyHash, Values values) {
            if (key == null) {
                return;
            }
            RowTable table = rows.tableIfAny(keyHash);
            int row = table == null ? RowTable.NO_ROW : table.find(key, keyHash);
            Object value =
                    table == null || row == RowTable.NO_ROW ? null : table.valueAt(row, slot);
            if (table != null && value != null) {
                values.take(null, withoutLives(value), expiry(table, row));
            }
        }

        private long expiry(RowTable table, int row) {
            return named.expiry() == Expiry.WHOLE ? table.expiryAt(row, slot) : Long.MAX_VALUE;
        }

        @Override
        public long scan(long place, Keys keys) {
            @Nullable RowTable[] tables = rows.tables();
            int row = (int) place - 1;
            for (int i = (int) (place >>> 32); i < tables.length; i++) {
                RowTable table = tables[i];
                row = table == null ? RowTable.NO_ROW : table.nextRow(row);
                while (table != null && row != RowTable.NO_ROW) {
                    if (table.isPresent(row, slot)
                            && !keys.take(table.keyAt(row), table.hashAt(row))) {
                        return (long) i << 32 | row + 1;
                    }
                    row = table.nextRow(row);
                }
                row = RowTable.NO_ROW;
            }
            return -1;
        }
    }

    /** Elements whose time to live is their own are kept with it; a reader sees the elements. */
    private static Object withoutLives(Object value) {
        if (value instanceof List<?> list && list.stream().anyMatch(Expiring.class::isInstance)) {
            List<@Nullable Object> bare = new ArrayList<>();
            list.forEach(element -> bare.add(bare(element)));
            return bare;
        }
        if (value instanceof Map<?, ?> map
                && map.values().stream().anyMatch(Expiring.class::isInstance)) {
            Map<@Nullable Object, @Nullable Object> bare = new LinkedHashMap<>();
            map.forEach((key, element) -> bare.put(key, bare(element)));
            return bare;
        }
        return value;
    }

    private static @Nullable Object bare(@Nullable Object element) {
        return element instanceof Expiring<?> expiring ? expiring.value() : element;
    }
}
