// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.function;

import dev.millrace.api.time.TimeDomain;
import org.jspecify.annotations.Nullable;

/**
 * Turns each record of a keyed stream into any number of records, with keyed state and timers.
 *
 * <pre>{@code
 * class QuietForAMinute extends KeyedProcessFunction<String, Payment, String> {
 *     private transient ValueState<Long> due;
 *
 *     @Override
 *     public void open(OpenContext openContext) {
 *         due = getRuntimeContext().getState(new ValueStateDescriptor<>("due", Long.class));
 *     }
 *
 *     @Override
 *     public void processElement(Payment payment, Context ctx, Collector<String> out) {
 *         if (due.value() != null) {
 *             ctx.timerService().deleteEventTimeTimer(due.value());
 *         }
 *         due.update(ctx.timestamp() + 60_000);
 *         ctx.timerService().registerEventTimeTimer(due.value());
 *     }
 *
 *     @Override
 *     public void onTimer(long timestamp, OnTimerContext ctx, Collector<String> out) {
 *         out.collect(ctx.getCurrentKey() + " is quiet since " + (timestamp - 60_000));
 *         due.clear();
 *     }
 * }
 * }</pre>
 *
 * @param <K> the keys
 * @param <I> the records read
 * @param <O> the records written
 */
public abstract class KeyedProcessFunction<K, I, O> extends AbstractRichFunction {

    private static final long serialVersionUID = 1L;

    /**
     * Processes one record. State handles mean the state of its key.
     *
     * @param ctx valid during the call only
     * @param out takes the results; valid during the call only
     * @throws Exception anything; the operator's error policy decides what follows
     */
    public abstract void processElement(I value, Context ctx, Collector<O> out) throws Exception;

    /**
     * Called when a timer fires. State handles mean the state of the key that registered it.
     *
     * @param timestamp the time for which the timer was registered, in milliseconds
     * @param ctx valid during the call only
     * @param out takes the results, which carry {@code timestamp} if it is an event time; valid
     *     during the call only
     * @throws Exception anything; the operator's error policy decides what follows
     */
    public void onTimer(long timestamp, OnTimerContext ctx, Collector<O> out) throws Exception {}

    /** What is known about the record that is being processed. */
    public abstract class Context {

        /** Returns the timestamp of the record in milliseconds, or null if it has none. */
        public abstract @Nullable Long timestamp();

        /** Returns the time and the timers of the current key. */
        public abstract TimerService timerService();

        /** Emits {@code value} to a side output, with the timestamp of the record or timer. */
        public abstract <X> void output(OutputTag<X> outputTag, X value);

        /** Returns the key of the record or timer. */
        public abstract K getCurrentKey();
    }

    /** What is known about the timer that fires. */
    public abstract class OnTimerContext extends Context {

        /** Returns the domain for which the timer was registered. */
        public abstract TimeDomain timeDomain();
    }
}
