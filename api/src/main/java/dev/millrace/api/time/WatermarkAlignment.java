// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.time;

import java.time.Duration;

/**
 * Keeps sources together: one that is ahead of the slowest of its group by more than the drift
 * pauses.
 *
 * <pre>{@code
 * WatermarkStrategy<String> together =
 *         WatermarkStrategy.<String>forMonotonousTimestamps()
 *                 .withWatermarkAlignment("orders", Duration.ofMinutes(5));
 * }</pre>
 *
 * @param group the name of the group, shared by the sources that are to stay together
 * @param maxDrift how far the fastest split may be ahead of the slowest, at least 1 ms
 */
public record WatermarkAlignment(String group, Duration maxDrift) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if the group is blank or the drift shorter than 1 ms
     */
    public WatermarkAlignment {
        if (group.isBlank()) {
            throw new IllegalArgumentException("the alignment group is blank; give it a name");
        }
        Millis.positive("maxDrift", maxDrift);
    }
}
