// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.connector;

import org.jspecify.annotations.Nullable;

/**
 * Takes what a reader has read. Used only during {@link SourceReader#poll}.
 *
 * @param <T> type of the records
 */
public interface ReaderOutput<T> {

    /** Timestamp of a record that has none of its own. */
    long NO_TIMESTAMP = Long.MIN_VALUE;

    /**
     * From here on records come from this split. Must be called before the first record of each
     * poll.
     */
    void split(String splitId);

    /**
     * One record.
     *
     * @param value the record; null is a value like any other and reaches the first operator
     * @param timestamp its time in the outside system in ms since the epoch, or {@link
     *     #NO_TIMESTAMP}
     * @param position where it stands in its split (an offset, a line number); shown in errors
     */
    void collect(T value, long timestamp, long position);

    /** A record without a time of its own. */
    default void collect(T value, long position) {
        collect(value, NO_TIMESTAMP, position);
    }

    /**
     * Something that could not be read as a record. The source's error policy decides: the job
     * fails, or it is counted, or it becomes a dead letter.
     *
     * @param payload the raw text or bytes
     * @param position where it stands in its split
     * @param cause why it could not be read; the message should name the value and the remedy
     */
    void reject(@Nullable Object payload, long position, Exception cause);

    /** The current split has been read to the end of what exists now. */
    void caughtUp();

    /** The current split is finished and no longer holds the watermark. */
    void splitFinished();
}
