// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.window;

/**
 * A record with its timestamp, as evictors see it.
 *
 * <pre>{@code
 * TimestampedValue<String> record = new TimestampedValue<>("to be", 1_000);
 * }</pre>
 *
 * @param <T> the record
 * @param value the record
 * @param timestamp in milliseconds; {@link Long#MIN_VALUE} if there is none
 */
public record TimestampedValue<T>(T value, long timestamp) {

    /** Returns whether there is a timestamp. */
    public boolean hasTimestamp() {
        return timestamp != Long.MIN_VALUE;
    }
}
