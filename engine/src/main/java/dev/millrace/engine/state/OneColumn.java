// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import dev.millrace.engine.snapshot.Change;
import dev.millrace.engine.snapshot.EntryWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Rows whose first slot is written, as the first column.
 *
 * @param namespace of all of them, or null
 */
public record OneColumn(@Nullable Object namespace) implements RowForm {

    @Override
    public void put(EntryWriter out, RowTable table, int row) {
        out.begin(Change.PUT, table.hashAt(row));
        if (table.hasLongKeys()) {
            out.key(table.longKeyAt(row));
        } else {
            out.key(table.keyAt(row));
        }
        putNamespace(out);
        if (table.holdsLongs(0)) {
            out.value(0, table.longAt(row, 0));
        } else {
            out.value(0, Objects.requireNonNull(table.valueAt(row, 0), "the value of a row"));
        }
        out.end();
    }

    @Override
    public void delete(EntryWriter out, Object key, int hash) {
        out.begin(Change.DELETE, hash);
        out.key(key);
        putNamespace(out);
        out.end();
    }

    private void putNamespace(EntryWriter out) {
        if (namespace != null) {
            out.namespace(namespace);
        }
    }
}
