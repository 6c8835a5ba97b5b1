// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.engine.snapshot.Change;
import dev.millrace.engine.snapshot.EntryWriter;
import dev.millrace.engine.state.RowForm;
import dev.millrace.engine.state.RowTable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the sessions of a key stand in a snapshot: as a list, and when something is due for them. */
final class SessionForm implements RowForm {
    static final int SESSIONS = 0;
    static final int TIMER = 1;

    @Override
    public void put(EntryWriter out, RowTable table, int row) {
        out.begin(Change.PUT, table.hashAt(row));
        out.key(table.keyAt(row));
        List<SavedSession> sessions = new ArrayList<>();
        @Nullable Session next = (Session) table.refAt(row, SessionTable.SESSIONS);
        while (next != null) {
            sessions.add(next.saved());
            next = next.next;
        }
        out.value(SESSIONS, sessions);
        if (table.isPresent(row, SessionTable.TIMER)) {
            out.value(TIMER, table.longAt(row, SessionTable.TIMER));
        }
        out.end();
    }

    @Override
    public void delete(EntryWriter out, Object key, int hash) {
        out.begin(Change.DELETE, hash);
        out.key(key);
        out.end();
    }
}
