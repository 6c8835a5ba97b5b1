// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import dev.millrace.engine.snapshot.EntryWriter;
import org.jspecify.annotations.Nullable;

/**
 * Where the entries of one part go. After one that could not be written nothing more is: an entry
 * is often written because a record is about to change it, and that record is not to blame.
 *
 * <p>For one thread.
 */
final class EntryOut {

    /** Writes one entry. */
    @FunctionalInterface
    interface Entry {
        void write(EntryWriter out);
    }

    private @Nullable EntryWriter writer;
    private @Nullable RuntimeException failure;
    private boolean base;

    void freeze(EntryWriter to, boolean all) {
        writer = to;
        base = all;
        failure = null;
    }

    void thaw() {
        writer = null;
        failure = null;
    }

    /** Whether everything is written, and so nothing about what has gone. */
    boolean isBase() {
        return base;
    }

    void write(Entry entry) {
        if (writer == null || failure != null) {
            return;
        }
        try {
            entry.write(writer);
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    void put(RowForm form, RowTable table, int row) {
        if (writer == null || failure != null) {
            return;
        }
        try {
            form.put(writer, table, row);
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    /** Throws what an entry could not be written for, if there was one. */
    void check() {
        if (failure != null) {
            throw failure;
        }
    }
}
