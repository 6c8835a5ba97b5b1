// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.function;

/**
 * Turns all records of two inputs with one key in one window into results. One side may be empty,
 * so outer joins can be written with it.
 *
 * <pre>{@code
 * CoGroupFunction<Order, Payment, Order> unpaid =
 *         (orders, payments, out) -> {
 *             if (!payments.iterator().hasNext()) {
 *                 orders.forEach(out::collect);
 *             }
 *         };
 * }</pre>
 *
 * @param <IN1> records of the first input
 * @param <IN2> records of the second input
 * @param <OUT> the results
 */
@FunctionalInterface
public interface CoGroupFunction<IN1, IN2, OUT> extends Function {

    /**
     * Emits the results of one key and window.
     *
     * @param first records of the first input, in order of arrival; valid during the call only
     * @param second records of the second input, in order of arrival; valid during the call only
     * @param out takes the results; valid during the call only
     * @throws Exception anything; the operator's error policy decides what follows
     */
    void coGroup(Iterable<IN1> first, Iterable<IN2> second, Collector<OUT> out) throws Exception;
}
