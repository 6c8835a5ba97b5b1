// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What one checkpoint has written of one part, in memory. Takes entries as a writer does, and
 * insists that they come as {@link EntryWriter} says.
 */
public final class SavedPiece implements EntryWriter {
    private final SnapshotPart part;
    private final List<SavedEntry> entries = new ArrayList<>();
    private @Nullable SavedEntry begun;
    private @Nullable PartSchema schema;

    public SavedPiece(SnapshotPart part) {
        this.part = part;
    }

    /** Freezes a part and writes all of it at once. */
    public static SavedPiece of(SnapshotPart part, boolean base) {
        SavedPiece piece = new SavedPiece(part);
        part.freeze(piece, base);
        while (!part.writeOn(7)) {
            // Little by little.
        }
        part.thaw();
        return piece;
    }

    public List<SavedEntry> entries() {
        assertThat(begun).as("every entry has ended").isNull();
        return entries;
    }

    /** Everything that was written. */
    public EntryCursor cursor() {
        return cursor(entry -> true);
    }

    /** Some of what was written. */
    public EntryCursor cursor(Predicate<SavedEntry> chosen) {
        return new SavedCursor(schema(), entries().stream().filter(chosen).toList());
    }

    /** The schema at the end: it has all columns that were written. */
    public PartSchema schema() {
        if (schema == null) {
            schema = part.schema();
        }
        return schema;
    }

    @Override
    public void begin(Change change, int keyHash) {
        assertThat(begun).as("the entry before has ended").isNull();
        begun = new SavedEntry(change, keyHash, null, null, new TreeMap<>(), new TreeMap<>());
    }

    private SavedEntry begun() {
        return Objects.requireNonNull(begun, "an entry that has begun");
    }

    @Override
    public void key(Object key) {
        SavedEntry entry = begun();
        assertThat(entry.key()).isNull();
        assertThat(entry.values()).isEmpty();
        begun =
                new SavedEntry(
                        entry.change(),
                        entry.keyHash(),
                        EncodedValue.of(key),
                        entry.namespace(),
                        entry.values(),
                        entry.expiries());
    }

    @Override
    public void key(long key) {
        key((Object) key);
    }

    @Override
    public void namespace(Object namespace) {
        SavedEntry entry = begun();
        assertThat(entry.values()).isEmpty();
        begun =
                new SavedEntry(
                        entry.change(),
                        entry.keyHash(),
                        entry.key(),
                        EncodedValue.of(namespace),
                        entry.values(),
                        entry.expiries());
    }

    @Override
    public void value(int column, Object value) {
        SavedEntry entry = begun();
        assertThat(entry.change()).isEqualTo(Change.PUT);
        assertThat(column).isBetween(0, part.schema().columns().size() - 1);
        assertThat(entry.values().keySet()).allMatch(before -> before < column);
        entry.values().put(column, Objects.requireNonNull(EncodedValue.of(value)));
    }

    @Override
    public void value(int column, long value) {
        value(column, (Object) value);
    }

    @Override
    public void expiry(int column, long expiryMs) {
        assertThat(part.schema().columns().get(column).expires()).isTrue();
        assertThat(begun().values()).containsKey(column);
        begun().expiries().put(column, expiryMs);
    }

    @Override
    public void end() {
        entries.add(begun());
        begun = null;
    }
}
