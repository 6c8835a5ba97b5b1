// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.time;

/**
 * Takes the watermarks of one split. Called by the thread that called the generator.
 *
 * <pre>{@code
 * WatermarkGenerator<String> untilTheEnd =
 *         (line, timestamp, output) -> {
 *             if (line.equals("end of day")) {
 *                 output.emitWatermark(timestamp);
 *                 output.markIdle();
 *             }
 *         };
 * }</pre>
 */
public interface WatermarkOutput {

    /**
     * Says that no record with a timestamp of {@code watermark} or less is expected any more. A
     * watermark that is not later than the one before is ignored; one that is emitted also ends
     * idleness.
     */
    void emitWatermark(long watermark);

    /** Says that the split is idle: others need not wait for it until it has a record again. */
    void markIdle();

    /** Says that the split is not idle any more. */
    void markActive();
}
