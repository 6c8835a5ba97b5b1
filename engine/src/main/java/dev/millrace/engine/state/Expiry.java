// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

/** What of a slot has a time of expiry. */
public enum Expiry {
    /** Nothing. */
    NEVER,
    /** The value; the row has a word for its time. */
    WHOLE,
    /** Each item of the list or map by itself; they are {@link Expiring}. */
    BY_ITEM
}
