// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.function;

/**
 * Processes a stream without keys together with a broadcast stream.
 *
 * <pre>{@code
 * MapStateDescriptor<String, Rule> rules = new MapStateDescriptor<>("rules");
 *
 * class KnownAccounts extends BroadcastProcessFunction<Payment, Rule, Payment> {
 *     @Override
 *     public void processElement(Payment payment, ReadOnlyContext ctx, Collector<Payment> out) {
 *         if (ctx.getBroadcastState(rules).contains(payment.account())) {
 *             out.collect(payment);
 *         }
 *     }
 *
 *     @Override
 *     public void processBroadcastElement(Rule rule, Context ctx, Collector<Payment> out) {
 *         ctx.getBroadcastState(rules).put(rule.name(), rule);
 *     }
 * }
 * }</pre>
 *
 * @param <IN1> records of the stream that is not broadcast
 * @param <IN2> records of the broadcast stream
 * @param <OUT> the records written
 */
public abstract class BroadcastProcessFunction<IN1, IN2, OUT> extends BaseBroadcastProcessFunction {

    private static final long serialVersionUID = 1L;

    /**
     * Processes one record of the stream that is not broadcast.
     *
     * @param ctx valid during the call only
     * @param out takes the results; valid during the call only
     * @throws Exception anything; the operator's error policy decides what follows
     */
    public abstract void processElement(IN1 value, ReadOnlyContext ctx, Collector<OUT> out)
            throws Exception;

    /**
     * Processes one broadcast record; called in every subtask.
     *
     * @param ctx valid during the call only
     * @param out takes the results; valid during the call only
     * @throws Exception anything; the operator's error policy decides what follows
     */
    public abstract void processBroadcastElement(IN2 value, Context ctx, Collector<OUT> out)
            throws Exception;
}
