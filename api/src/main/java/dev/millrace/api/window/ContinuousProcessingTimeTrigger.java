// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.window;

import dev.millrace.api.state.ReducingState;
import dev.millrace.api.state.ReducingStateDescriptor;
import java.time.Duration;

/**
 * Fires whenever the clock passes a multiple of an interval since 1970-01-01T00:00Z, once the
 * window has a record, and at the end of a window in processing time.
 *
 * <pre>{@code
 * Trigger<Object, Window> everySecond =
 *         ContinuousProcessingTimeTrigger.of(Duration.ofSeconds(1));
 * }</pre>
 */
public final class ContinuousProcessingTimeTrigger extends Trigger<Object, Window> {

    private static final ReducingStateDescriptor<Long> NEXT_FIRING =
            new ReducingStateDescriptor<>("next-firing", Math::min);

    private final WindowGrid grid;

    private ContinuousProcessingTimeTrigger(WindowGrid grid) {
        this.grid = grid;
    }

    /**
     * Returns the trigger.
     *
     * @param interval at least 1 ms
     */
    public static ContinuousProcessingTimeTrigger of(Duration interval) {
        return new ContinuousProcessingTimeTrigger(
                WindowGrid.of(interval, interval, Duration.ZERO));
    }

    @Override
    public TriggerResult onElement(
            Object element, long timestamp, Window window, TriggerContext ctx) {
        ReducingState<Long> nextFiring = ctx.getPartitionedState(NEXT_FIRING);
        if (nextFiring.get() == null) {
            scheduleAfter(ctx.getCurrentProcessingTime(), window, ctx, nextFiring);
        }
        return TriggerResult.CONTINUE;
    }

    @Override
    public TriggerResult onEventTime(long time, Window window, TriggerContext ctx) {
        return TriggerResult.CONTINUE;
    }

    @Override
    public TriggerResult onProcessingTime(long time, Window window, TriggerContext ctx) {
        ReducingState<Long> nextFiring = ctx.getPartitionedState(NEXT_FIRING);
        Long due = nextFiring.get();
        if (due == null || due != time) {
            return TriggerResult.CONTINUE;
        }
        nextFiring.clear();
        scheduleAfter(Math.max(time, ctx.getCurrentProcessingTime()), window, ctx, nextFiring);
        return TriggerResult.FIRE;
    }

    /** The end of the window counts only while it is ahead: one in event time may lie behind. */
    private void scheduleAfter(
            long time, Window window, TriggerContext ctx, ReducingState<Long> nextFiring) {
        long next = grid.nextStart(time);
        long firing = window.maxTimestamp() > time ? Math.min(next, window.maxTimestamp()) : next;
        nextFiring.add(firing);
        ctx.registerProcessingTimeTimer(firing);
    }

    @Override
    public boolean canMerge() {
        return true;
    }

    @Override
    public void onMerge(Window window, OnMergeContext ctx) {
        ctx.mergePartitionedState(NEXT_FIRING);
        Long next = ctx.getPartitionedState(NEXT_FIRING).get();
        if (next != null) {
            ctx.registerProcessingTimeTimer(next);
        }
    }

    @Override
    public void clear(Window window, TriggerContext ctx) {
        ReducingState<Long> nextFiring = ctx.getPartitionedState(NEXT_FIRING);
        Long next = nextFiring.get();
        if (next != null) {
            ctx.deleteProcessingTimeTimer(next);
        }
        nextFiring.clear();
    }

    @Override
    public String toString() {
        return "ContinuousProcessingTimeTrigger(" + grid.slideMs() + " ms)";
    }
}
