// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.connector;

/** What a reader says after a poll. */
public enum ReaderStatus {
    /** There is more to read at once. */
    MORE_AVAILABLE,
    /**
     * Nothing can be read now, though the reader has not reached the end of what exists: it waits
     * for a file system, a split, or the time at which a record is due. Its splits do not get idle.
     */
    NOTHING_NOW,
    /**
     * Every split has been read to the end of what exists now. After the watermark strategy's idle
     * time the splits count as idle and no longer hold the watermark.
     */
    CAUGHT_UP,
    /** Every split is finished and there will be no more; the reader is not polled again. */
    END_OF_INPUT
}
