// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.function;

/**
 * Turns each record of two connected streams into any number of records. Both methods are called by
 * the same thread and see the same state.
 *
 * <pre>{@code
 * class PageOrBuyer implements CoFlatMapFunction<Order, Click, String> {
 *     @Override
 *     public void flatMap1(Order order, Collector<String> out) {
 *         out.collect("buyer " + order.customer());
 *     }
 *
 *     @Override
 *     public void flatMap2(Click click, Collector<String> out) {
 *         if (!click.page().equals("home")) {
 *             out.collect("page " + click.page());
 *         }
 *     }
 * }
 * }</pre>
 *
 * @param <IN1> records of the first input
 * @param <IN2> records of the second input
 * @param <OUT> the records written
 */
public interface CoFlatMapFunction<IN1, IN2, OUT> extends Function {

    /**
     * Emits what takes the place of a record of the first input.
     *
     * @param out takes the results; valid during the call only
     * @throws Exception anything; the operator's error policy decides what follows
     */
    void flatMap1(IN1 value, Collector<OUT> out) throws Exception;

    /**
     * Emits what takes the place of a record of the second input.
     *
     * @param out takes the results; valid during the call only
     * @throws Exception anything; the operator's error policy decides what follows
     */
    void flatMap2(IN2 value, Collector<OUT> out) throws Exception;
}
