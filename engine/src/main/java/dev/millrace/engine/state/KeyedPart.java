// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import dev.millrace.engine.snapshot.Change;
import dev.millrace.engine.snapshot.Column;
import dev.millrace.engine.snapshot.EntryCursor;
import dev.millrace.engine.snapshot.PartKind;
import dev.millrace.engine.snapshot.PartSchema;
import java.util.List;

/** The rows of an operator's keys as a part of its snapshot. */
final class KeyedPart extends TablesPart {
    private final String name;
    private final KeyedRows rows;
    private final KeyedForm form;

    KeyedPart(String name, KeyedRows rows, KeyedForm form, FrozenTables tables) {
        super(tables);
        this.name = name;
        this.rows = rows;
        this.form = form;
    }

    @Override
    public PartSchema schema() {
        List<Column> columns =
                rows.slots().stream().flatMap(slot -> slot.columns().stream()).toList();
        return new PartSchema(name, PartKind.KEYED, columns);
    }

    @Override
    public void restore(EntryCursor entries) {
        NamedSlot[] slots = slotsOf(entries.schema());
        rows.expectRows(entries.expectedEntries());
        while (entries.next()) {
            Object key = form.keys().rowKey(entries);
            int hash = form.keys().rowHash(key, entries);
            RowTable table = rows.tableOf(hash);
            if (entries.change() == Change.PUT) {
                put(entries, slots, table, key, hash);
            } else if (isDelete(entries)) {
                removeIfAny(table, table.find(key, hash));
            }
        }
        rows.expectRows(0);
    }

    private void put(EntryCursor entry, NamedSlot[] slots, RowTable table, Object key, int hash) {
        int before = table.size();
        int row = table.findOrInsert(key, hash);
        if (table.size() == before) {
            form.clear(table, row);
        }
        form.take(entry, slots, table, row);
        if (table.isEmpty(row)) {
            table.remove(row);
        }
    }

    private static void removeIfAny(RowTable table, int row) {
        if (row != RowTable.NO_ROW) {
            table.remove(row);
        }
    }

    private boolean isDelete(EntryCursor entry) {
        if (entry.change() == Change.DROP_NAMESPACE) {
            throw new IllegalStateException(
                    "part '" + name + "' of the snapshot drops a namespace and has none");
        }
        return entry.change() == Change.DELETE;
    }

    /** Returns the slot of each column; null for one that holds the times of the one before. */
    private NamedSlot[] slotsOf(PartSchema schema) {
        List<Column> columns = schema.columns();
        NamedSlot[] slots = new NamedSlot[columns.size()];
        for (int i = 0; i < slots.length; i++) {
            Column column = columns.get(i);
            Expiry expiry = NamedSlot.expiryOf(columns, i);
            slots[i] = rows.restoredSlot(column.name(), column.kind(), expiry);
            if (expiry == Expiry.BY_ITEM) {
                i++;
            }
        }
        return slots;
    }
}
