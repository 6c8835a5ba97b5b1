// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.snapshot;

import org.jspecify.annotations.Nullable;

/**
 * Goes through entries as they were written, oldest first. What a getter returns is about the entry
 * that {@link #next} has come to. For one thread.
 */
public interface EntryCursor {

    /** The schema under which the entries were written, which may be that of an older program. */
    PartSchema schema();

    /** About how many entries there are in all, 0 if that is not known before they were read. */
    default long expectedEntries() {
        return 0;
    }

    /** Goes to the next entry; false if there is none. */
    boolean next();

    Change change();

    /** The hash of the entry's key, 0 if it has none. */
    int keyHash();

    /** The entry's key, or null if it has none. */
    @Nullable Object key();

    /** The entry's namespace, or null if it has none. */
    @Nullable Object namespace();

    /**
     * The value of a column, or null if it holds none.
     *
     * @param column its place in {@link #schema}
     */
    @Nullable Object value(int column);

    /** When the present value of a column that expires does so, in ms since the epoch. */
    long expiry(int column);
}
