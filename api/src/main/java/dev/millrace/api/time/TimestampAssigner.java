// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.time;

/**
 * Reads the event time from a record.
 *
 * <pre>{@code
 * record Reading(String sensor, long atMs) {}
 *
 * TimestampAssigner<Reading> times = (reading, recordTimestamp) -> reading.atMs();
 * }</pre>
 *
 * @param <T> the records
 */
@FunctionalInterface
public interface TimestampAssigner<T> {

    /** Marks a record that has no timestamp. */
    long NO_TIMESTAMP = Long.MIN_VALUE;

    /**
     * Returns the event time of {@code element} in milliseconds since 1970-01-01T00:00Z.
     *
     * @param recordTimestamp what the source gave, {@link #NO_TIMESTAMP} if nothing
     * @throws Exception anything; the source's error policy decides what follows
     */
    long extractTimestamp(T element, long recordTimestamp) throws Exception;
}
