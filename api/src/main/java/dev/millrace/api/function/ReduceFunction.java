// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.function;

/**
 * Combines two values of one type into one. Must be associative: the engine chooses the grouping,
 * not the order.
 *
 * <pre>{@code
 * ReduceFunction<Long> sum = Long::sum;
 * }</pre>
 *
 * @param <T> the values combined
 */
@FunctionalInterface
public interface ReduceFunction<T> extends Function {

    /**
     * Returns the combination of two values; may be one of them, changed in place only if it is
     * {@code value1}.
     *
     * @param value1 what came earlier, possibly combined already
     * @param value2 what came later
     * @throws Exception anything; the operator's error policy decides what follows
     */
    T reduce(T value1, T value2) throws Exception;
}
