// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import dev.millrace.engine.snapshot.Change;
import dev.millrace.engine.snapshot.EntryCursor;
import dev.millrace.engine.snapshot.EntryWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How the rows of an operator's keys stand in a snapshot: a column for each state. */
final class KeyedForm implements RowForm {
    private final EntryKeys keys;
    private final List<NamedSlot> slots;

    /**
     * @param slots the operator's, in their order; more may come
     */
    KeyedForm(EntryKeys keys, List<NamedSlot> slots) {
        this.keys = keys;
        this.slots = slots;
    }

    @Override
    public void put(EntryWriter out, RowTable table, int row) {
        if (table.isEmpty(row)) {
            // It is removed when its key is left.
            delete(out, table.keyAt(row), table.hashAt(row));
            return;
        }
        if (keys == EntryKeys.PLAIN && table.hasLongKeys()) {
            out.begin(Change.PUT, table.hashAt(row));
            out.key(table.longKeyAt(row));
        } else {
            keys.begin(out, Change.PUT, table.keyAt(row), table.hashAt(row));
        }
        for (int i = 0; i < slots.size(); i++) {
            if (table.isPresent(row, i)) {
                putValue(out, table, row, slots.get(i));
            }
        }
        out.end();
    }

    @Override
    public void delete(EntryWriter out, Object key, int hash) {
        keys.begin(out, Change.DELETE, key, hash);
        out.end();
    }

    private static void putValue(EntryWriter out, RowTable table, int row, NamedSlot slot) {
        int column = slot.column();
        if (table.holdsLongs(slot.number())) {
            out.value(column, table.longAt(row, slot.number()));
        } else {
            Object value = Objects.requireNonNull(table.valueAt(row, slot.number()));
            if (slot.expiry() == Expiry.BY_ITEM) {
                out.value(column, Expiring.valuesOf(value));
                out.value(column + 1, Expiring.timesOf(value));
            } else {
                out.value(column, value);
            }
        }
        if (slot.expiry() == Expiry.WHOLE) {
            out.expiry(column, table.expiryAt(row, slot.number()));
        }
    }

    /** Takes all values out of a row. */
    void clear(RowTable table, int row) {
        for (NamedSlot slot : slots) {
            table.clear(row, slot.number());
        }
    }

    /** Takes the values of an entry into a row that holds none. */
    void take(EntryCursor entry, NamedSlot[] slotOfColumn, RowTable table, int row) {
        for (int column = 0; column < slotOfColumn.length; column++) {
            NamedSlot slot = slotOfColumn[column];
            Object value = slot == null ? null : entry.value(column);
            if (slot != null && value != null) {
                table.setValue(row, slot.number(), restored(entry, column, slot, value));
                if (slot.expiry() == Expiry.WHOLE) {
                    table.setExpiry(row, slot.number(), entry.expiry(column));
                }
            }
        }
    }

    private static Object restored(EntryCursor entry, int column, NamedSlot slot, Object value) {
        if (slot.expiry() == Expiry.BY_ITEM) {
            List<?> times = (List<?>) Objects.requireNonNull(entry.value(column + 1));
            return Expiring.of(value, times);
        }
        return switch (slot.kind()) {
            case LIST -> new ArrayList<>((List<?>) value);
            case MAP -> new LinkedHashMap<>((Map<?, ?>) value);
            default -> value;
        };
    }

    EntryKeys keys() {
        return keys;
    }
}
