// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.graph;

/**
 * A function of the API itself that finds records too late for it, whatever it then does with them.
 * The engine counts them with the operator's late records.
 */
public interface FindsLateRecords {

    /** Takes note of late records, on the thread of the function. */
    interface Note {
        /**
         * A record was late.
         *
         * @param timestamp of the record, in ms since the epoch
         * @param watermark where event time stood, at or beyond {@code timestamp}
         */
        void late(Object value, long timestamp, long watermark);
    }

    /** Says, before the function is opened, who takes note of each late record. */
    void noteLateRecordsIn(Note note);
}
