// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.window;

/**
 * Reads from a record how long a session lasts after it.
 *
 * <pre>{@code
 * SessionWindowTimeGapExtractor<Click> gapMs =
 *         click -> click.page().equals("checkout") ? 3_600_000 : 600_000;
 * }</pre>
 *
 * @param <T> the records
 */
@FunctionalInterface
public interface SessionWindowTimeGapExtractor<T> {

    /** Returns the gap in milliseconds, at least 1. */
    long extract(T element);
}
