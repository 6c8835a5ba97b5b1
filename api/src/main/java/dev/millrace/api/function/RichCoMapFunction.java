// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.function;

/**
 * A {@link CoMapFunction} with a life cycle and state.
 *
 * <pre>{@code
 * class Shown extends RichCoMapFunction<Order, Click, String> {
 *     private transient ValueState<String> page;
 *
 *     @Override
 *     public void open(OpenContext openContext) {
 *         page = getRuntimeContext().getState(new ValueStateDescriptor<>("page"));
 *     }
 *
 *     @Override
 *     public String map1(Order order) {
 *         return "order " + order.id() + " came from " + page.value();
 *     }
 *
 *     @Override
 *     public String map2(Click click) {
 *         page.update(click.page());
 *         return "now at " + click.page();
 *     }
 * }
 * }</pre>
 *
 * @param <IN1> records of the first input
 * @param <IN2> records of the second input
 * @param <OUT> the records written
 */
public abstract class RichCoMapFunction<IN1, IN2, OUT> extends AbstractRichFunction
        implements CoMapFunction<IN1, IN2, OUT> {

    private static final long serialVersionUID = 1L;
}
