// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.function;

import dev.millrace.api.time.TimeDomain;
import org.jspecify.annotations.Nullable;

/**
 * Processes the records of two connected keyed streams, which share keyed state and timers.
 *
 * <pre>{@code
 * class RidesWithFares extends KeyedCoProcessFunction<Long, Ride, Fare, String> {
 *     private transient ValueState<Ride> waiting;
 *
 *     @Override
 *     public void open(OpenContext openContext) {
 *         waiting = getRuntimeContext().getState(new ValueStateDescriptor<>("ride"));
 *     }
 *
 *     @Override
 *     public void processElement1(Ride ride, Context ctx, Collector<String> out) {
 *         waiting.update(ride);
 *         ctx.timerService().registerEventTimeTimer(ctx.timestamp() + 3_600_000);
 *     }
 *
 *     @Override
 *     public void processElement2(Fare fare, Context ctx, Collector<String> out) {
 *         if (waiting.value() != null) {
 *             out.collect(waiting.value() + " costs " + fare);
 *             waiting.clear();
 *         }
 *     }
 *
 *     @Override
 *     public void onTimer(long timestamp, OnTimerContext ctx, Collector<String> out) {
 *         waiting.clear();
 *     }
 * }
 * }</pre>
 *
 * @param <K> the keys of both inputs
 * @param <IN1> records of the first input
 * @param <IN2> records of the second input
 * @param <OUT> the records written
 */
public abstract class KeyedCoProcessFunction<K, IN1, IN2, OUT> extends AbstractRichFunction {

    private static final long serialVersionUID = 1L;

    /**
     * Processes one record of the first input. State handles mean the state of its key.
     *
     * @param ctx valid during the call only
     * @param out takes the results; valid during the call only
     * @throws Exception anything; the operator's error policy decides what follows
     */
    public abstract void processElement1(IN1 value, Context ctx, Collector<OUT> out)
            throws Exception;

    /**
     * Processes one record of the second input. State handles mean the state of its key.
     *
     * @param ctx valid during the call only
     * @param out takes the results; valid during the call only
     * @throws Exception anything; the operator's error policy decides what follows
     */
    public abstract void processElement2(IN2 value, Context ctx, Collector<OUT> out)
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
