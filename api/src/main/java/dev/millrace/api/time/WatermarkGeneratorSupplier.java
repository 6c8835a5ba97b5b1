// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.time;

/**
 * Makes a generator for each split. Called by several threads.
 *
 * <pre>{@code
 * WatermarkGeneratorSupplier<String> perRecord =
 *         () -> (line, timestamp, output) -> output.emitWatermark(timestamp - 1);
 * }</pre>
 *
 * @param <T> the records
 */
@FunctionalInterface
public interface WatermarkGeneratorSupplier<T> {

    /** Returns a new generator. */
    WatermarkGenerator<T> createWatermarkGenerator();
}
