// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.time;

/**
 * What everything in event time asks of a record.
 *
 * <pre>{@code
 * static long hourOf(long timestamp) {
 *     return Math.floorDiv(EventTime.required(timestamp), 3_600_000L);
 * }
 * }</pre>
 */
public final class EventTime {

    private EventTime() {}

    /**
     * Returns {@code timestamp}, which is in milliseconds since 1970-01-01T00:00Z.
     *
     * @throws IllegalStateException if it is {@link TimestampAssigner#NO_TIMESTAMP}
     */
    public static long required(long timestamp) {
        if (timestamp == TimestampAssigner.NO_TIMESTAMP) {
            throw new IllegalStateException(
                    "the record has no timestamp (Long.MIN_VALUE), so it has no place in event time;"
                            + " give the source a WatermarkStrategy withTimestampAssigner, or use"
                            + " processing time");
        }
        return timestamp;
    }
}
