// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.function;

/**
 * Turns each record into any number of records.
 *
 * <pre>{@code
 * FlatMapFunction<String, String> words =
 *         (line, out) -> {
 *             for (String word : line.split(" ")) {
 *                 out.collect(word);
 *             }
 *         };
 * }</pre>
 *
 * @param <T> the records read
 * @param <O> the records written
 */
@FunctionalInterface
public interface FlatMapFunction<T, O> extends Function {

    /**
     * Emits the records that take the place of {@code value}.
     *
     * @param out takes the results; valid during the call only
     * @throws Exception anything; the operator's error policy decides what follows
     */
    void flatMap(T value, Collector<O> out) throws Exception;
}
