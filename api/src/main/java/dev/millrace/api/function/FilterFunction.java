// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.function;

/**
 * Decides which records stay.
 *
 * <pre>{@code
 * FilterFunction<String> notBlank = line -> !line.isBlank();
 * }</pre>
 *
 * @param <T> the records read and written
 */
@FunctionalInterface
public interface FilterFunction<T> extends Function {

    /**
     * Returns whether {@code value} stays in the stream. The value must not be changed.
     *
     * @throws Exception anything; the operator's error policy decides what follows
     */
    boolean filter(T value) throws Exception;
}
