// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.window;

/**
 * Measures how far two records are apart.
 *
 * <pre>{@code
 * DeltaFunction<Sale> dearer = (before, now) -> now.cents() - before.cents();
 * }</pre>
 *
 * @param <T> the records
 */
@FunctionalInterface
public interface DeltaFunction<T> {

    /** Returns the distance from {@code oldDataPoint} to {@code newDataPoint}. */
    double getDelta(T oldDataPoint, T newDataPoint);
}
