// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.function;

import org.jspecify.annotations.Nullable;

/**
 * Processes the records of two connected streams without keys.
 *
 * <pre>{@code
 * OutputTag<Click> rest = new OutputTag<>("rest");
 *
 * class Shopping extends CoProcessFunction<Order, Click, String> {
 *     @Override
 *     public void processElement1(Order order, Context ctx, Collector<String> out) {
 *         out.collect("order " + order.id() + " at " + ctx.timestamp());
 *     }
 *
 *     @Override
 *     public void processElement2(Click click, Context ctx, Collector<String> out) {
 *         ctx.output(rest, click);
 *     }
 * }
 * }</pre>
 *
 * @param <IN1> records of the first input
 * @param <IN2> records of the second input
 * @param <OUT> the records written
 */
public abstract class CoProcessFunction<IN1, IN2, OUT> extends AbstractRichFunction {

    private static final long serialVersionUID = 1L;

    /**
     * Processes one record of the first input.
     *
     * @param ctx valid during the call only
     * @param out takes the results; valid during the call only
     * @throws Exception anything; the operator's error policy decides what follows
     */
    public abstract void processElement1(IN1 value, Context ctx, Collector<OUT> out)
            throws Exception;

    /**
     * Processes one record of the second input.
     *
     * @param ctx valid during the call only
     * @param out takes the results; valid during the call only
     * @throws Exception anything; the operator's error policy decides what follows
     */
    public abstract void processElement2(IN2 value, Context ctx, Collector<OUT> out)
            throws Exception;

    /** What is known about the record that is being processed. */
    public abstract class Context {

        /** Returns the timestamp of the record in milliseconds, or null if it has none. */
        public abstract @Nullable Long timestamp();

        /** Returns the time; timers cannot be registered without keys. */
        public abstract TimerService timerService();

        /** Emits {@code value} to a side output, with the timestamp of the record. */
        public abstract <X> void output(OutputTag<X> outputTag, X value);
    }
}
