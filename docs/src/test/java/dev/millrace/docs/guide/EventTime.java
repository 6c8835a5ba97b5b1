// SPDX-License-Identifier: Apache-2.0
package dev.millrace.docs.guide;

import dev.millrace.api.time.WatermarkGenerator;
import dev.millrace.api.time.WatermarkOutput;
import dev.millrace.api.time.WatermarkStrategy;
import java.time.Duration;

/** Timestamps and watermarks. */
final class EventTime {
    private EventTime() {}

    static WatermarkStrategy<Order> bounded() {
        // snippet: strategy
        WatermarkStrategy<Order> strategy =
                WatermarkStrategy.<Order>forBoundedOutOfOrderness(Duration.ofMinutes(5))
                        .withTimestampAssigner((order, given) -> order.placed().toEpochMilli())
                        .withIdleness(Duration.ofSeconds(30))
                        .withFutureGuard(Duration.ofHours(1));
        // end
        return strategy;
    }

    static WatermarkStrategy<Order> aligned(WatermarkStrategy<Order> strategy) {
        // snippet: alignment
        WatermarkStrategy<Order> together =
                strategy.withWatermarkAlignment("shop", Duration.ofMinutes(10));
        // end
        return together;
    }

    // snippet: generator
    /** One minute behind the latest record. */
    static final class MinuteBehind implements WatermarkGenerator<Order> {
        private long latestMs = Long.MIN_VALUE;

        @Override
        public void onEvent(Order order, long timestamp, WatermarkOutput output) {
            latestMs = Math.max(latestMs, timestamp);
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            if (latestMs != Long.MIN_VALUE) {
                output.emitWatermark(latestMs - 60_000);
            }
        }
    }

    // end

    static WatermarkStrategy<Order> own() {
        // snippet: generator-use
        WatermarkStrategy<Order> own = WatermarkStrategy.forGenerator(MinuteBehind::new);
        // end
        return own;
    }
}
