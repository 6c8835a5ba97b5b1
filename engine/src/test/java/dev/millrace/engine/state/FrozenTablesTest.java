// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.engine.snapshot.Change;
import dev.millrace.engine.snapshot.Column;
import dev.millrace.engine.snapshot.ColumnKind;
import dev.millrace.engine.snapshot.EntryCursor;
import dev.millrace.engine.snapshot.EntryWriter;
import dev.millrace.engine.snapshot.PartKind;
import dev.millrace.engine.snapshot.PartSchema;
import dev.millrace.engine.snapshot.SavedEntry;
import dev.millrace.engine.snapshot.SavedPiece;
import dev.millrace.engine.snapshot.SnapshotPart;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrozenTablesTest {
    private static final long WINDOW = 7;
    private static final int HASH = 42;

    private final FrozenTables tables = new FrozenTables();
    private final SnapshotPart part = new Part();

    @Test
    void aNamespaceThatCameBackIsDroppedBeforeItsRowsAreWritten() {
        RowTable first = added();
        SavedPiece.of(part, true);
        tables.drop(first, WINDOW);
        RowTable again = added();

        SavedPiece piece = new SavedPiece(part);
        part.freeze(piece, false);
        again.setLong(again.find("key", HASH), 0, 2);
        while (!part.writeOn(1)) {
            // Little by little.
        }
        part.thaw();

        assertThat(piece.entries())
                .extracting(SavedEntry::change)
                .containsExactly(Change.DROP_NAMESPACE, Change.PUT);
    }

    private RowTable added() {
        RowTable table = RowTable.ofLong(8);
        tables.add(table, new OneColumn(WINDOW));
        table.setLong(table.findOrInsert("key", HASH), 0, 1);
        return table;
    }

    /** The tables as a part by themselves. */
    private final class Part implements SnapshotPart {
        @Override
        public PartSchema schema() {
            return new PartSchema(
                    "slices",
                    PartKind.KEYED,
                    List.of(new Column("sum", ColumnKind.AGGREGATING, false)));
        }

        @Override
        public void freeze(EntryWriter out, boolean base) {
            tables.freeze(out, base);
        }

        @Override
        public boolean writeOn(int mostEntries) {
            return tables.writeOn(mostEntries);
        }

        @Override
        public void thaw() {
            tables.thaw();
        }

        @Override
        public void restore(EntryCursor entries) {
            throw new AssertionError("nothing is restored here");
        }
    }
}
