// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.api.graph.FindsLateRecords;

/** Counts the late records that an operator's function finds. Owned by the subtask's thread. */
final class LateNotes implements FindsLateRecords.Note {
    private final LateRecords records;

    LateNotes(int subtask) {
        records = new LateRecords(subtask);
    }

    @Override
    public void late(Object value, long timestamp, long watermark) {
        records.add(value, timestamp, watermark, missingMs(timestamp, watermark));
    }

    /** How much later the watermark would have had to come. */
    private static long missingMs(long timestamp, long watermark) {
        long behindMs = watermark - timestamp;
        return behindMs < 0 ? Long.MAX_VALUE : behindMs + 1;
    }

    /** It keeps none of them, and has no allowed lateness to set. */
    LateTally tally() {
        return new LateTally(null, null, records);
    }
}
