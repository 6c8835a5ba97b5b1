// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.function;

/**
 * Turns pairs of an interval join into results.
 *
 * <pre>{@code
 * class PaidWithin extends ProcessJoinFunction<Order, Payment, String> {
 *     @Override
 *     public void processElement(Order order, Payment payment, Context ctx, Collector<String> out) {
 *         long delayMs = ctx.getRightTimestamp() - ctx.getLeftTimestamp();
 *         out.collect(order.id() + " was paid after " + delayMs + " ms");
 *     }
 * }
 * }</pre>
 *
 * @param <IN1> records of the left input
 * @param <IN2> records of the right input
 * @param <OUT> the results
 */
public abstract class ProcessJoinFunction<IN1, IN2, OUT> extends AbstractRichFunction {

    private static final long serialVersionUID = 1L;

    /**
     * Processes one pair.
     *
     * @param ctx valid during the call only
     * @param out takes the results, which carry the later of the two timestamps; valid during the
     *     call only
     * @throws Exception anything; the operator's error policy decides what follows
     */
    public abstract void processElement(IN1 left, IN2 right, Context ctx, Collector<OUT> out)
            throws Exception;

    /** What is known about the pair that is being processed. Times are in milliseconds. */
    public abstract class Context {

        /** Returns the timestamp of the left record. */
        public abstract long getLeftTimestamp();

        /** Returns the timestamp of the right record. */
        public abstract long getRightTimestamp();

        /** Returns the timestamp of the pair, the later of the two. */
        public abstract long getTimestamp();

        /** Emits {@code value} to a side output, with the timestamp of the pair. */
        public abstract <X> void output(OutputTag<X> outputTag, X value);
    }
}
