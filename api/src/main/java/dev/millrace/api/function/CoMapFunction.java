// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.function;

/**
 * Maps the records of two connected streams into one. Both methods are called by the same thread
 * and see the same state.
 *
 * <pre>{@code
 * class PageOrBuyer implements CoMapFunction<Order, Click, String> {
 *     @Override
 *     public String map1(Order order) {
 *         return "buyer " + order.customer();
 *     }
 *
 *     @Override
 *     public String map2(Click click) {
 *         return "page " + click.page();
 *     }
 * }
 * }</pre>
 *
 * @param <IN1> records of the first input
 * @param <IN2> records of the second input
 * @param <OUT> the records written
 */
public interface CoMapFunction<IN1, IN2, OUT> extends Function {

    /**
     * Returns the record that takes the place of a record of the first input.
     *
     * @throws Exception anything; the operator's error policy decides what follows
     */
    OUT map1(IN1 value) throws Exception;

    /**
     * Returns the record that takes the place of a record of the second input.
     *
     * @throws Exception anything; the operator's error policy decides what follows
     */
    OUT map2(IN2 value) throws Exception;
}
