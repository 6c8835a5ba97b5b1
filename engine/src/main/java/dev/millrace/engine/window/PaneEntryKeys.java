// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.api.window.Window;
import dev.millrace.engine.snapshot.Change;
import dev.millrace.engine.snapshot.EntryCursor;
import dev.millrace.engine.snapshot.EntryWriter;
import dev.millrace.engine.state.EntryKeys;
import java.util.Objects;

/** A {@link PaneKey} stands in an entry as the key and, for the namespace, the window. */
final class PaneEntryKeys implements EntryKeys {

    @Override
    public void begin(EntryWriter out, Change change, Object rowKey, int rowHash) {
        PaneKey pane = (PaneKey) rowKey;
        out.begin(change, pane.keyHash());
        out.key(pane.key());
        out.namespace(pane.window());
    }

    @Override
    public Object rowKey(EntryCursor entry) {
        Object key = Objects.requireNonNull(entry.key(), "the key of a window");
        Window window = (Window) Objects.requireNonNull(entry.namespace(), "the window of a key");
        return new PaneKey(key, entry.keyHash(), window);
    }

    @Override
    public int rowHash(Object rowKey, EntryCursor entry) {
        return rowKey.hashCode();
    }
}
