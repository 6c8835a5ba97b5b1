// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.api.graph.FindsLateRecords;

/**
 * Counts the late records that an operator's function finds. Owned by the subtask's thread; the
 * count is read by others.
 */
final class LateTally implements FindsLateRecords.Note {
    private final LateRecords records;
    private long count;

    LateTally(int subtask) {
        records = new LateRecords(subtask, LateRecords.NO_ALLOWED);
    }

    @Override
    public void late(Object value, long timestamp, long watermark) {
        count++;
        records.add(value, timestamp, watermark, missingMs(timestamp, watermark));
    }

    /** How much later the watermark would have had to come. */
    private static long missingMs(long timestamp, long watermark) {
        long behindMs = watermark - timestamp;
        return behindMs < 0 ? Long.MAX_VALUE : behindMs + 1;
    }

    LateRecords records() {
        return records;
    }

    long count() {
        return count;
    }
}
