// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.engine.inspect.ReadableState;
import dev.millrace.engine.inspect.StateForm;
import dev.millrace.engine.inspect.StateScope;
import dev.millrace.engine.state.RowTable;
import org.jspecify.annotations.Nullable;

/** The accumulators of sessions, as inquiries see them: one for each key and session. */
final class SessionStates implements ReadableState {
    private final RowTable rows;

    SessionStates(RowTable rows) {
        this.rows = rows;
    }

    @Override
    public String name() {
        return SliceStates.CONTENTS;
    }

    @Override
    public StateScope scope() {
        return StateScope.WINDOW;
    }

    @Override
    public StateForm form() {
        return StateForm.AGGREGATING;
    }

    @Override
    public long keyCount() {
        return rows.size();
    }

    @Override
    public long sizeBytes() {
        return rows.sizeBytes();
    }

    @Override
    public @Nullable Object anyKey() {
        int row = rows.nextRow(RowTable.NO_ROW);
        return row == RowTable.NO_ROW ? null : rows.keyAt(row);
    }

    @Override
    public @Nullable Object anyValue() {
        int row = rows.nextRow(RowTable.NO_ROW);
        Session first = row == RowTable.NO_ROW ? null : (Session) rows.refAt(row, 0);
        return first == null ? null : first.content();
    }

    @Override
    public void read(@Nullable Object key, int keyHash, Values values) {
        int row = key == null ? RowTable.NO_ROW : rows.find(key, keyHash);
        Session session = row == RowTable.NO_ROW ? null : (Session) rows.refAt(row, 0);
        while (session != null) {
            Object content = session.content();
            if (content != null) {
                values.take(session.window(), content, Long.MAX_VALUE);
            }
            session = session.next;
        }
    }

    @Override
    public long scan(long place, Keys keys) {
        int row = rows.nextRow((int) place - 1);
        while (row != RowTable.NO_ROW) {
            if (!keys.take(rows.keyAt(row), rows.hashAt(row))) {
                return row + 1L;
            }
            row = rows.nextRow(row);
        }
        return -1;
    }
}
