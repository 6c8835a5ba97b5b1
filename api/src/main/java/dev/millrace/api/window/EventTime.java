// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.window;

/** What windows in event time ask of a record. */
final class EventTime {

    private EventTime() {}

    /**
     * Returns {@code timestamp}.
     *
     * @throws IllegalStateException if the record has none
     */
    static long required(long timestamp) {
        if (timestamp == Long.MIN_VALUE) {
            throw new IllegalStateException(
                    "the record has no timestamp (Long.MIN_VALUE), so no event-time window can hold"
                            + " it; give the source a WatermarkStrategy withTimestampAssigner, or use"
                            + " processing-time windows");
        }
        return timestamp;
    }
}
