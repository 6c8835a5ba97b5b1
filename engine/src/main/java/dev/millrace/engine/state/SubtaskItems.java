// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import dev.millrace.engine.snapshot.Column;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * The items of one state that belongs to no key, as they are frozen and written. What is left of
 * them is written before anybody sees or changes one: mostly these states are small and rarely
 * looked at.
 *
 * <p>For one thread.
 */
abstract class SubtaskItems {
    private final int column;

    // While frozen.
    private @Nullable Iterator<EntryOut.Entry> rest;
    private @Nullable EntryOut out;

    /**
     * @param column the state's own in the part it is written to
     */
    SubtaskItems(int column) {
        this.column = column;
    }

    abstract Column column();

    /** Returns what writes each item, to {@code column}. */
    abstract Iterator<EntryOut.Entry> entries(int column);

    /** Takes an item that was written by {@link #entries}; {@code key} is null if it had none. */
    abstract void restore(@Nullable Object key, Object value);

    final void freeze(EntryOut to) {
        out = to;
        rest = entries(column);
    }

    /** To be called before anything is seen or changed. */
    final void beforeAccess() {
        if (rest != null) {
            writeOn(Integer.MAX_VALUE);
        }
    }

    /** Writes at most {@code most} items, and returns how many of them are left. */
    final int writeOn(int most) {
        int left = most;
        while (rest != null && out != null && left > 0) {
            if (!rest.hasNext()) {
                thaw();
            } else {
                out.write(rest.next());
                left--;
            }
        }
        return left;
    }

    final void thaw() {
        rest = null;
        out = null;
    }
}
