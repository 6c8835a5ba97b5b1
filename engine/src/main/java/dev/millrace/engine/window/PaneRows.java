// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.engine.snapshot.SnapshotPart;
import dev.millrace.engine.state.KeyedRows;

/**
 * A row for each window of a key, with everything that is kept for it. The rows of one key lie
 * apart, so that a key with many windows is found as fast as one with one.
 */
final class PaneRows {
    private final KeyedRows rows = new KeyedRows(1, 0, 1, new PaneEntryKeys());

    /** The rows; their current key is the {@link PaneKey} entered last. */
    KeyedRows rows() {
        return rows;
    }

    /**
     * What is written of the rows in a snapshot: entries of the keys, with windows as namespaces.
     */
    SnapshotPart part(String name) {
        return rows.part(name);
    }

    void enter(PaneKey pane) {
        rows.setCurrentKey(pane, pane.hashCode());
    }

    void leave() {
        rows.leaveKey();
    }

    /** Drops everything that is kept for the window entered. */
    void drop() {
        rows.clearAll();
    }
}
