// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import dev.millrace.engine.snapshot.Change;
import dev.millrace.engine.snapshot.EntryCursor;
import dev.millrace.engine.snapshot.EntryWriter;

/** How the keys of rows stand in entries: as they are, or as a key and a namespace. */
public interface EntryKeys {

    /** As they are. */
    EntryKeys PLAIN = new PlainKeys();

    /** Begins the entry of a row. */
    void begin(EntryWriter out, Change change, Object rowKey, int rowHash);

    /** Returns the key of the row that an entry is about. */
    Object rowKey(EntryCursor entry);

    /** Returns the hash of a key made by {@link #rowKey}. */
    int rowHash(Object rowKey, EntryCursor entry);
}
