// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.function;

/**
 * Time as a function sees it, and timers. All times are milliseconds since 1970-01-01T00:00Z.
 *
 * <p>A timer belongs to the current key, and there is at most one per key, time and domain:
 * registering it twice fires it once. Timers need a keyed stream; without one, registering and
 * deleting throw {@link UnsupportedOperationException}.
 *
 * <pre>{@code
 * class Reminder extends KeyedProcessFunction<String, String, String> {
 *     @Override
 *     public void processElement(String word, Context ctx, Collector<String> out) {
 *         TimerService timers = ctx.timerService();
 *         timers.registerProcessingTimeTimer(timers.currentProcessingTime() + 1_000);
 *     }
 *
 *     @Override
 *     public void onTimer(long timestamp, OnTimerContext ctx, Collector<String> out) {
 *         out.collect(ctx.getCurrentKey() + " was seen a second ago");
 *     }
 * }
 * }</pre>
 */
public interface TimerService {

    /** Returns the processing time: the clock of the engine. */
    long currentProcessingTime();

    /** Returns the operator's event time: {@link Long#MIN_VALUE} before the first watermark. */
    long currentWatermark();

    /** Asks for a call when the clock reaches {@code time}; at once if it has. */
    void registerProcessingTimeTimer(long time);

    /**
     * Asks for a call when the watermark reaches {@code time}; with the next watermark if it has.
     */
    void registerEventTimeTimer(long time);

    /** Takes back a processing-time timer; does nothing if there is none. */
    void deleteProcessingTimeTimer(long time);

    /** Takes back an event-time timer; does nothing if there is none. */
    void deleteEventTimeTimer(long time);
}
