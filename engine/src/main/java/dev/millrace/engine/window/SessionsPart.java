// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.engine.snapshot.Change;
import dev.millrace.engine.snapshot.Column;
import dev.millrace.engine.snapshot.ColumnKind;
import dev.millrace.engine.snapshot.EntryCursor;
import dev.millrace.engine.snapshot.PartKind;
import dev.millrace.engine.snapshot.PartSchema;
import dev.millrace.engine.state.FrozenTables;
import dev.millrace.engine.state.TablesPart;
import java.util.List;
import java.util.ListIterator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The sessions of all keys as a part of a snapshot; timers are made again from them. */
final class SessionsPart extends TablesPart {
    private static final PartSchema SCHEMA =
            new PartSchema(
                    "sessions",
                    PartKind.KEYED,
                    List.of(
                            new Column("sessions", ColumnKind.LIST, false),
                            new Column("timer", ColumnKind.INTERNAL, false)));

    private final SessionTable table;
    private final SessionAggregate aggregate;

    SessionsPart(SessionTable table, SessionAggregate aggregate, FrozenTables tables) {
        super(tables);
        this.table = table;
        this.aggregate = aggregate;
    }

    @Override
    public PartSchema schema() {
        return SCHEMA;
    }

    @Override
    public void restore(EntryCursor entries) {
        while (entries.next()) {
            Object key = Objects.requireNonNull(entries.key(), "the key of sessions");
            if (entries.change() == Change.DELETE) {
                table.restore(key, entries.keyHash(), null, 0);
            } else {
                List<?> saved =
                        (List<?>) Objects.requireNonNull(entries.value(SessionForm.SESSIONS));
                long timer = SavedNumber.of(entries.value(SessionForm.TIMER), "timer of sessions");
                table.restore(key, entries.keyHash(), linked(saved), timer);
            }
        }
    }

    private @Nullable Session linked(List<?> saved) {
        Session first = null;
        ListIterator<?> all = saved.listIterator(saved.size());
        while (all.hasPrevious()) {
            Session session = Session.of((SavedSession) all.previous(), aggregate);
            session.next = first;
            first = session;
        }
        return first;
    }
}
