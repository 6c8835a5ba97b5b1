// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.source;

import dev.millrace.api.connector.SourceSplit;
import dev.millrace.engine.snapshot.Change;
import dev.millrace.engine.snapshot.Column;
import dev.millrace.engine.snapshot.ColumnKind;
import dev.millrace.engine.snapshot.EntryCursor;
import dev.millrace.engine.snapshot.EntryWriter;
import dev.millrace.engine.snapshot.PartKind;
import dev.millrace.engine.snapshot.PartSchema;
import dev.millrace.engine.snapshot.SnapshotPart;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The splits of one reader with the positions that the chain has been fed up to, and the event time
 * of each. Owned by the reader's subtask.
 */
final class SplitsPart implements SnapshotPart {
    private static final PartSchema SCHEMA =
            new PartSchema(
                    "splits",
                    PartKind.SPLIT_LIST,
                    List.of(
                            new Column("split", ColumnKind.VALUE, false),
                            new Column("watermark", ColumnKind.INTERNAL, false)));

    private final Supplier<List<SourceSplit>> positions;
    private final SourceTime time;
    private final List<SourceSplit> restored = new ArrayList<>();
    private List<SourceSplit> frozen = List.of();
    private Iterator<SourceSplit> unwritten = frozen.iterator();
    private long[] watermarks = {};
    private int written;
    private @Nullable EntryWriter out;

    SplitsPart(Supplier<List<SourceSplit>> positions, SourceTime time) {
        this.positions = positions;
        this.time = time;
    }

    /** The splits to read on from. */
    List<SourceSplit> restored() {
        return restored;
    }

    /** The positions as they were frozen last. */
    List<SourceSplit> frozen() {
        return frozen;
    }

    @Override
    public PartSchema schema() {
        return SCHEMA;
    }

    @Override
    public void freeze(EntryWriter entries, boolean base) {
        out = entries;
        frozen = List.copyOf(positions.get());
        unwritten = frozen.iterator();
        written = 0;
        watermarks =
                frozen.stream().mapToLong(split -> time.watermarkOf(split.splitId())).toArray();
    }

    @Override
    public boolean writeOn(int mostEntries) {
        EntryWriter entries = Objects.requireNonNull(out, "not frozen");
        for (int i = 0; i < mostEntries && unwritten.hasNext(); i++) {
            entries.begin(Change.PUT, 0);
            entries.value(0, unwritten.next());
            entries.value(1, watermarks[written++]);
            entries.end();
        }
        return !unwritten.hasNext();
    }

    @Override
    public void thaw() {
        out = null;
    }

    @Override
    public void restore(EntryCursor entries) {
        while (entries.next()) {
            SourceSplit split = (SourceSplit) Objects.requireNonNull(entries.value(0));
            restored.add(split);
            time.restore(split.splitId(), numberOf(entries, 1));
        }
    }

    /** A number may be read as a narrower one than was written. */
    private static long numberOf(EntryCursor entries, int column) {
        return ((Number) Objects.requireNonNull(entries.value(column))).longValue();
    }
}
