// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.inspect;

import org.jspecify.annotations.Nullable;

/**
 * One state of an operator in one subtask, as an inquiry sees it. Every method is called on the
 * thread of the subtask, between two steps.
 */
public interface ReadableState {

    /** Unique in the operator. */
    String name();

    StateScope scope();

    StateForm form();

    /** Keys that have it; for a state without keys, its entries. */
    long keyCount();

    /** About how much memory its tables take, without the objects of the user. */
    long sizeBytes();

    /** Some key of it, or null if there is none or they have none. */
    @Nullable Object anyKey();

    /** Some value of it, or null if there is none. */
    @Nullable Object anyValue();

    /**
     * Gives every value of a key to {@code values}: one, one for each window, or none.
     *
     * @param key null for a state without keys
     */
    void read(@Nullable Object key, int keyHash, Values values);

    /**
     * Gives keys to {@code keys}, from a place on, until it wants no more.
     *
     * @param place 0 for the beginning, else what this returned before
     * @return the place to go on from, or -1 at the end
     */
    long scan(long place, Keys keys);

    /** Takes values. */
    interface Values {
        /**
         * @param window the window it belongs to, null if it belongs to none
         * @param value the value; not to be kept or changed
         * @param expiryMs when its time to live is over, {@code Long.MAX_VALUE} for never
         */
        void take(@Nullable Object window, Object value, long expiryMs);
    }

    /** Takes keys. */
    interface Keys {
        /** Whether more are wanted after this one. */
        boolean take(Object key, int keyHash);
    }
}
