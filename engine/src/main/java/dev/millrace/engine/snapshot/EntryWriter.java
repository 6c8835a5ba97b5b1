// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.snapshot;

/**
 * Takes the entries of one part. An entry is {@link #begin}, then its key and namespace if it has
 * them, then its present values by ascending column, then {@link #end}.
 *
 * <p>Values are encoded before the call returns, so the caller may change them afterwards. A value
 * that cannot be encoded throws an exception that names its class, the state and the remedy. Owned
 * by the subtask's thread; nothing blocks, finished pieces are written elsewhere.
 *
 * <pre>{@code
 * out.begin(Change.PUT, hash);
 * out.key(key);
 * out.value(0, count);
 * out.end();
 * }</pre>
 */
public interface EntryWriter {

    /**
     * Begins an entry.
     *
     * @param keyHash the hash of the entry's key, 0 if it has none
     */
    void begin(Change change, int keyHash);

    void key(Object key);

    /** As {@code key(Long.valueOf(key))}. */
    void key(long key);

    /** What tells entries of one key apart: a window, a time. */
    void namespace(Object namespace);

    void value(int column, Object value);

    /** As {@code value(column, Long.valueOf(value))}. */
    void value(int column, long value);

    /** When the value of {@code column}, written just before, expires, in ms since the epoch. */
    void expiry(int column, long expiryMs);

    void end();
}
