// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.engine.snapshot.Column;
import dev.millrace.engine.snapshot.ColumnKind;
import dev.millrace.engine.snapshot.EntryCursor;
import dev.millrace.engine.snapshot.PartKind;
import dev.millrace.engine.snapshot.PartSchema;
import dev.millrace.engine.state.FrozenTables;
import dev.millrace.engine.state.RowTable;
import dev.millrace.engine.state.TablesPart;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The accumulators of slices as a part of a snapshot: the namespace of an entry is the first
 * timestamp of its slice.
 */
final class SlicesPart extends TablesPart {
    private static final PartSchema SCHEMA =
            new PartSchema(
                    "slices",
                    PartKind.KEYED,
                    List.of(new Column("accumulator", ColumnKind.AGGREGATING, false)));

    private final SliceGrid grid;
    private final Slices slices;
    private final Accumulators accumulators;

    SlicesPart(SliceGrid grid, Slices slices, Accumulators accumulators, FrozenTables tables) {
        super(tables);
        this.grid = grid;
        this.slices = slices;
        this.accumulators = accumulators;
    }

    @Override
    public PartSchema schema() {
        return SCHEMA;
    }

    @Override
    public void restore(EntryCursor entries) {
        while (entries.next()) {
            long slice = grid.sliceOf(SavedNumber.of(entries.namespace(), "start of a slice"));
            switch (entries.change()) {
                case PUT -> put(slices.findOrAdd(slice), entries);
                case DELETE -> delete(slices.find(slice), entries);
                case DROP_NAMESPACE -> slices.clear(slice);
            }
        }
    }

    private void put(RowTable table, EntryCursor entry) {
        Object key = Objects.requireNonNull(entry.key(), "the key of an accumulator");
        Object value = Objects.requireNonNull(entry.value(0), "an accumulator");
        accumulators.restore(table, table.findOrInsert(key, entry.keyHash()), value);
    }

    private static void delete(@Nullable RowTable table, EntryCursor entry) {
        Object key = Objects.requireNonNull(entry.key(), "the key of an accumulator");
        int row = table == null ? RowTable.NO_ROW : table.find(key, entry.keyHash());
        if (table != null && row != RowTable.NO_ROW) {
            table.remove(row);
        }
    }
}
