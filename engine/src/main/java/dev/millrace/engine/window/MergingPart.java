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
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Which windows each key has, where they merge, as a part of a snapshot. */
final class MergingPart extends TablesPart {
    private static final PartSchema SCHEMA =
            new PartSchema(
                    "merging",
                    PartKind.KEYED,
                    List.of(new Column("windows", ColumnKind.LIST, false)));

    private final RowTable byKey;

    MergingPart(RowTable byKey, FrozenTables tables) {
        super(tables);
        this.byKey = byKey;
    }

    @Override
    public PartSchema schema() {
        return SCHEMA;
    }

    @Override
    public void restore(EntryCursor entries) {
        while (entries.next()) {
            Object key = Objects.requireNonNull(entries.key(), "the key of windows");
            if (entries.change() == Change.PUT) {
                Object windows = Objects.requireNonNull(entries.value(0), "the windows of a key");
                int row = byKey.findOrInsert(key, entries.keyHash());
                byKey.setRef(row, 0, new ArrayList<>((List<?>) windows));
            } else {
                int row = byKey.find(key, entries.keyHash());
                if (row != RowTable.NO_ROW) {
                    byKey.remove(row);
                }
            }
        }
    }
}
