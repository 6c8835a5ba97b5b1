// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.time;

import java.time.Duration;

/**
 * Stays a fixed time behind the latest timestamp seen.
 *
 * <pre>{@code
 * WatermarkStrategy<String> strategy =
 *         WatermarkStrategy.forGenerator(
 *                 () -> new BoundedOutOfOrdernessWatermarks<>(Duration.ofSeconds(5)));
 * }</pre>
 *
 * @param <T> the records
 */
public final class BoundedOutOfOrdernessWatermarks<T> implements WatermarkGenerator<T> {

    private final long boundMs;
    private long maxTimestamp = TimestampAssigner.NO_TIMESTAMP;

    /** Sets how far behind; see {@link WatermarkStrategy#forBoundedOutOfOrderness}. */
    public BoundedOutOfOrdernessWatermarks(Duration maxOutOfOrderness) {
        if (maxOutOfOrderness.isNegative()) {
            throw new IllegalArgumentException(
                    "maxOutOfOrderness is " + maxOutOfOrderness + " but must not be negative");
        }
        this.boundMs = Millis.of("maxOutOfOrderness", maxOutOfOrderness);
    }

    @Override
    public void onEvent(T event, long eventTimestamp, WatermarkOutput output) {
        maxTimestamp = Math.max(maxTimestamp, eventTimestamp);
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
        // Below this the subtraction would wrap around to the far future.
        if (maxTimestamp >= Long.MIN_VALUE + 1 + boundMs) {
            output.emitWatermark(maxTimestamp - boundMs - 1);
        }
    }
}
