// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.scenario;

import dev.millrace.api.time.WatermarkStrategy;
import java.time.Duration;

/**
 * The record that scenarios are told with: what a sensor measured, and when.
 *
 * @param sensor the usual key
 * @param timeMs event time in ms since the epoch
 * @param value what was measured; unique in most scenarios
 */
public record Reading(String sensor, long timeMs, long value) {

    public static Reading of(String sensor, long timeMs, long value) {
        return new Reading(sensor, timeMs, value);
    }

    /** Event time from the record; the watermark follows at once. */
    public static WatermarkStrategy<Reading> inOrder() {
        return outOfOrderBy(0);
    }

    /** Event time from the record; the watermark stays {@code ms} behind. */
    public static WatermarkStrategy<Reading> outOfOrderBy(long ms) {
        return WatermarkStrategy.<Reading>forBoundedOutOfOrderness(Duration.ofMillis(ms))
                .withTimestampAssigner((reading, ignored) -> reading.timeMs());
    }

    /** Event time from the record; a watermark after each record, {@code ms} behind the latest. */
    public static WatermarkStrategy<Reading> punctual(long ms) {
        return WatermarkStrategy.<Reading>forGenerator(() -> new EachRecord(ms))
                .withTimestampAssigner((reading, ignored) -> reading.timeMs());
    }

    /** Emits a watermark after each record that moves it. */
    private static final class EachRecord
            implements dev.millrace.api.time.WatermarkGenerator<Reading> {
        private final long behindMs;
        private long latest = Long.MIN_VALUE;

        EachRecord(long behindMs) {
            this.behindMs = behindMs;
        }

        @Override
        public void onEvent(
                Reading event, long timestamp, dev.millrace.api.time.WatermarkOutput output) {
            if (timestamp > latest) {
                latest = timestamp;
                if (latest >= Long.MIN_VALUE + behindMs + 1) {
                    output.emitWatermark(latest - behindMs - 1);
                }
            }
        }
    }
}
