// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.flink;

import dev.millrace.benchmarks.events.Event;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;

/**
 * A watermark as soon as event time has moved on, because Flink's own generators wait for a timer
 * of 200 ms, which would be measured instead of Flink.
 */
final class EveryMillisecond implements WatermarkGenerator<Event> {
    private long greatestMs = Long.MIN_VALUE;

    @Override
    public void onEvent(Event event, long timestampMs, WatermarkOutput output) {
        if (timestampMs > greatestMs) {
            greatestMs = timestampMs;
            output.emitWatermark(new Watermark(timestampMs - 1));
        }
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {}
}
