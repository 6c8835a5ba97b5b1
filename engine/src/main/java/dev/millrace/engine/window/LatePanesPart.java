// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.engine.snapshot.Change;
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

/**
 * How often windows have fired for keys with late records, as a part of a snapshot: the namespace
 * of an entry is the number of its window.
 */
final class LatePanesPart extends TablesPart {
    private static final PartSchema SCHEMA =
            new PartSchema(
                    "latePanes",
                    PartKind.KEYED,
                    List.of(new Column("fired", ColumnKind.INTERNAL, false)));

    private final LateFirings firings;

    LatePanesPart(LateFirings firings, FrozenTables tables) {
        super(tables);
        this.firings = firings;
    }

    @Override
    public PartSchema schema() {
        return SCHEMA;
    }

    @Override
    public void restore(EntryCursor entries) {
        while (entries.next()) {
            long window = SavedNumber.of(entries.namespace(), "number of a window");
            RowTable counts = firings.countsOf(window);
            if (entries.change() == Change.PUT) {
                Object key = Objects.requireNonNull(entries.key(), "the key of a window");
                int row = counts.findOrInsert(key, entries.keyHash());
                counts.setLong(row, 0, SavedNumber.of(entries.value(0), "count of firings"));
            } else {
                counts.clear();
            }
        }
    }
}
