// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.snapshot;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goes through entries in memory. */
final class SavedCursor implements EntryCursor {
    private final PartSchema schema;
    private final List<SavedEntry> entries;
    private int at = -1;

    SavedCursor(PartSchema schema, List<SavedEntry> entries) {
        this.schema = schema;
        this.entries = entries;
    }

    @Override
    public PartSchema schema() {
        return schema;
    }

    @Override
    public boolean next() {
        at++;
        return at < entries.size();
    }

    @Override
    public Change change() {
        return entries.get(at).change();
    }

    @Override
    public int keyHash() {
        return entries.get(at).keyHash();
    }

    @Override
    public @Nullable Object key() {
        return EncodedValue.of(entries.get(at).key());
    }

    @Override
    public @Nullable Object namespace() {
        return EncodedValue.of(entries.get(at).namespace());
    }

    @Override
    public @Nullable Object value(int column) {
        return EncodedValue.of(entries.get(at).values().get(column));
    }

    @Override
    public long expiry(int column) {
        return entries.get(at).expiries().get(column);
    }
}
