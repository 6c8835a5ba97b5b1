// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import dev.millrace.engine.snapshot.EntryWriter;
import dev.millrace.engine.snapshot.SnapshotPart;

/** A part of a snapshot that is made of tables. */
public abstract class TablesPart implements SnapshotPart {
    private final FrozenTables tables;

    protected TablesPart(FrozenTables tables) {
        this.tables = tables;
    }

    @Override
    public final void freeze(EntryWriter out, boolean base) {
        tables.freeze(out, base);
    }

    @Override
    public final boolean writeOn(int mostEntries) {
        return tables.writeOn(mostEntries);
    }

    @Override
    public final void thaw() {
        tables.thaw();
    }
}
