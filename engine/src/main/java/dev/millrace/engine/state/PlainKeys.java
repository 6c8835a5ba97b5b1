// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import dev.millrace.engine.snapshot.Change;
import dev.millrace.engine.snapshot.EntryCursor;
import dev.millrace.engine.snapshot.EntryWriter;
import java.util.Objects;

/** Keys of rows that are the keys of entries. */
final class PlainKeys implements EntryKeys {

    @Override
    public void begin(EntryWriter out, Change change, Object rowKey, int rowHash) {
        out.begin(change, rowHash);
        out.key(rowKey);
    }

    @Override
    public Object rowKey(EntryCursor entry) {
        return Objects.requireNonNull(entry.key(), "the key of an entry");
    }

    @Override
    public int rowHash(Object rowKey, EntryCursor entry) {
        return entry.keyHash();
    }
}
