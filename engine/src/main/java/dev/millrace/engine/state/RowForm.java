// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import dev.millrace.engine.snapshot.EntryWriter;

/** How the rows of a table stand in a snapshot. */
public interface RowForm {

    /** Writes a row with all its values, as one entry. */
    void put(EntryWriter out, RowTable table, int row);

    /** Writes that a key has no row any more. */
    void delete(EntryWriter out, Object key, int hash);
}
