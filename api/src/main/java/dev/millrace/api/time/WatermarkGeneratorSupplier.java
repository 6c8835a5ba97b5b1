// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.time;

/**
 * Makes a generator for each split. Called by several threads.
 *
 * @param <T> the records
 */
@FunctionalInterface
public interface WatermarkGeneratorSupplier<T> {

    /** Returns a new generator. */
    WatermarkGenerator<T> createWatermarkGenerator();
}
