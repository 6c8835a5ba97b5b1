// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.function;

/**
 * Takes the results of a function. Belongs to one subtask: it must be called by the thread that
 * called the function, before the function returns.
 *
 * <pre>{@code
 * FlatMapFunction<String, String> twice =
 *         (String line, Collector<String> out) -> {
 *             out.collect(line);
 *             out.collect(line);
 *         };
 * }</pre>
 *
 * @param <T> the results
 */
@FunctionalInterface
public interface Collector<T> {

    /**
     * Emits {@code record}, with the timestamp of the record (or timer) that is being processed.
     */
    void collect(T record);
}
