// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.function;

/**
 * Turns each record into exactly one record.
 *
 * <pre>{@code
 * MapFunction<String, Integer> length = String::length;
 * }</pre>
 *
 * @param <T> the records read
 * @param <O> the records written
 */
@FunctionalInterface
public interface MapFunction<T, O> extends Function {

    /**
     * Returns the record that takes the place of {@code value}.
     *
     * @throws Exception anything; the operator's error policy decides what follows
     */
    O map(T value) throws Exception;
}
