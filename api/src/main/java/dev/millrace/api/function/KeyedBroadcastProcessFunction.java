// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.function;

import dev.millrace.api.state.KeyedStateFunction;
import dev.millrace.api.state.State;
import dev.millrace.api.state.StateDescriptor;
import dev.millrace.api.time.TimeDomain;

/**
 * Processes a keyed stream together with a broadcast stream, with keyed state and timers.
 *
 * <pre>{@code
 * MapStateDescriptor<String, Rule> rules = new MapStateDescriptor<>("rules");
 * ValueStateDescriptor<Long> counts = new ValueStateDescriptor<>("count");
 *
 * class CountPayments extends KeyedBroadcastProcessFunction<String, Payment, Rule, String> {
 *     private transient ValueState<Long> count;
 *
 *     @Override
 *     public void open(OpenContext openContext) {
 *         count = getRuntimeContext().getState(counts);
 *     }
 *
 *     @Override
 *     public void processElement(Payment payment, ReadOnlyContext ctx, Collector<String> out) {
 *         Long before = count.value();
 *         count.update(before == null ? 1 : before + 1);
 *         if (ctx.getBroadcastState(rules).contains("report")) {
 *             out.collect(ctx.getCurrentKey() + " " + count.value());
 *         }
 *     }
 *
 *     @Override
 *     public void processBroadcastElement(Rule rule, Context ctx, Collector<String> out)
 *             throws Exception {
 *         ctx.getBroadcastState(rules).put(rule.name(), rule);
 *         if (rule.name().equals("reset")) {
 *             ctx.applyToKeyedState(counts, (account, state) -> state.clear());
 *         }
 *     }
 * }
 * }</pre>
 *
 * @param <KS> the keys
 * @param <IN1> records of the keyed stream
 * @param <IN2> records of the broadcast stream
 * @param <OUT> the records written
 */
public abstract class KeyedBroadcastProcessFunction<KS, IN1, IN2, OUT>
        extends BaseBroadcastProcessFunction {

    private static final long serialVersionUID = 1L;

    /**
     * Processes one record of the keyed stream. State handles mean the state of its key.
     *
     * @param ctx valid during the call only
     * @param out takes the results; valid during the call only
     * @throws Exception anything; the operator's error policy decides what follows
     */
    public abstract void processElement(IN1 value, ReadOnlyContext ctx, Collector<OUT> out)
            throws Exception;

    /**
     * Processes one broadcast record; called in every subtask. There is no current key.
     *
     * @param ctx valid during the call only
     * @param out takes the results; valid during the call only
     * @throws Exception anything; the operator's error policy decides what follows
     */
    public abstract void processBroadcastElement(IN2 value, Context ctx, Collector<OUT> out)
            throws Exception;

    /**
     * Called when a timer fires. State handles mean the state of the key that registered it.
     *
     * @param timestamp the time for which the timer was registered, in milliseconds
     * @param ctx valid during the call only
     * @param out takes the results, which carry {@code timestamp} if it is an event time; valid
     *     during the call only
     * @throws Exception anything; the operator's error policy decides what follows
     */
    public void onTimer(long timestamp, OnTimerContext ctx, Collector<OUT> out) throws Exception {}

    /** The context of the broadcast side. */
    public abstract class Context extends BaseBroadcastProcessFunction.Context {

        /**
         * Calls {@code function} for each key of this subtask that has the state.
         *
         * @param descriptor the keyed state
         * @throws Exception what the function threw
         */
        public abstract <VS, S extends State> void applyToKeyedState(
                StateDescriptor<S, VS> descriptor, KeyedStateFunction<KS, S> function)
                throws Exception;
    }

    /** The context of the keyed side. */
    public abstract class ReadOnlyContext extends BaseBroadcastProcessFunction.ReadOnlyContext {

        /** Returns the time and the timers of the current key. */
        public abstract TimerService timerService();

        /** Returns the key of the record or timer. */
        public abstract KS getCurrentKey();
    }

    /** What is known about the timer that fires. */
    public abstract class OnTimerContext extends ReadOnlyContext {

        /** Returns the domain for which the timer was registered. */
        public abstract TimeDomain timeDomain();
    }
}
