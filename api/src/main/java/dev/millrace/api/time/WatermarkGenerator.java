// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.time;

/**
 * Makes the watermarks of one split from its records. There is one generator per split, called by
 * one thread at a time, in the order of the split: so the same records give the same watermarks.
 *
 * <pre>{@code
 * record Line(String text, boolean endsHour) {}
 *
 * WatermarkGenerator<Line> atEndOfHour =
 *         (line, timestamp, output) -> {
 *             if (line.endsHour()) {
 *                 output.emitWatermark(timestamp);
 *             }
 *         };
 * }</pre>
 *
 * @param <T> the records
 */
@FunctionalInterface
public interface WatermarkGenerator<T> {

    /**
     * Called for each record, after its timestamp was assigned and before it is sent on. A
     * watermark that is emitted here follows the record.
     *
     * @param eventTimestamp in milliseconds
     * @throws Exception anything; the source's error policy decides what follows
     */
    void onEvent(T event, long eventTimestamp, WatermarkOutput output) throws Exception;

    /**
     * Called now and then: after every 1,024 records of the split and when it has nothing more to
     * read for now. By position, not by the clock, so that a replay gives the same watermarks.
     */
    default void onPeriodicEmit(WatermarkOutput output) {}
}
