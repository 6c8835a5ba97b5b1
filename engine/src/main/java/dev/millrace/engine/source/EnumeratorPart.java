// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.source;

import dev.millrace.engine.snapshot.Change;
import dev.millrace.engine.snapshot.Column;
import dev.millrace.engine.snapshot.ColumnKind;
import dev.millrace.engine.snapshot.EntryCursor;
import dev.millrace.engine.snapshot.EntryWriter;
import dev.millrace.engine.snapshot.PartKind;
import dev.millrace.engine.snapshot.PartSchema;
import dev.millrace.engine.snapshot.SnapshotPart;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the enumerator of a source remembers. Owned by the coordinator's thread. */
final class EnumeratorPart implements SnapshotPart {
    private static final PartSchema SCHEMA =
            new PartSchema(
                    "enumerator",
                    PartKind.SUBTASK,
                    List.of(new Column("state", ColumnKind.VALUE, false)));

    private final Supplier<Object> state;
    private @Nullable EntryWriter out;
    private @Nullable Object frozen;
    private @Nullable Object restored;

    EnumeratorPart(Supplier<Object> state) {
        this.state = state;
    }

    Optional<Object> restored() {
        return Optional.ofNullable(restored);
    }

    @Override
    public PartSchema schema() {
        return SCHEMA;
    }

    @Override
    public void freeze(EntryWriter entries, boolean base) {
        out = entries;
        frozen = Objects.requireNonNull(state.get(), "The enumerator's state is null");
    }

    @Override
    public boolean writeOn(int mostEntries) {
        EntryWriter entries = Objects.requireNonNull(out, "not frozen");
        if (frozen != null) {
            entries.begin(Change.PUT, 0);
            entries.value(0, frozen);
            entries.end();
            frozen = null;
        }
        return true;
    }

    @Override
    public void thaw() {
        out = null;
        frozen = null;
    }

    @Override
    public void restore(EntryCursor entries) {
        while (entries.next()) {
            restored = entries.value(0);
        }
    }
}
