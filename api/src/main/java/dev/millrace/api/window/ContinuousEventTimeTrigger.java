// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.window;

import dev.millrace.api.state.ReducingState;
import dev.millrace.api.state.ReducingStateDescriptor;
import java.time.Duration;

/**
 * Fires whenever the watermark passes a multiple of an interval since 1970-01-01T00:00Z, and at the
 * end of the window; again for each late record after that. A watermark that passes several
 * multiples at once makes one firing of them.
 *
 * <pre>{@code
 * Trigger<Object, Window> everyMinute = ContinuousEventTimeTrigger.of(Duration.ofMinutes(1));
 * }</pre>
 */
public final class ContinuousEventTimeTrigger extends Trigger<Object, Window> {

    private static final ReducingStateDescriptor<Long> NEXT_FIRING =
            new ReducingStateDescriptor<>("next-firing", Math::min);

    private final WindowGrid grid;

    private ContinuousEventTimeTrigger(WindowGrid grid) {
        this.grid = grid;
    }

    /**
     * Returns the trigger.
     *
     * @param interval at least 1 ms
     */
    public static ContinuousEventTimeTrigger of(Duration interval) {
        return new ContinuousEventTimeTrigger(WindowGrid.of(interval, interval, Duration.ZERO));
    }

    @Override
    public TriggerResult onElement(
            Object element, long timestamp, Window window, TriggerContext ctx) {
        if (window.maxTimestamp() <= ctx.getCurrentWatermark()) {
            return TriggerResult.FIRE;
        }
        ctx.registerEventTimeTimer(window.maxTimestamp());
        ReducingState<Long> nextFiring = ctx.getPartitionedState(NEXT_FIRING);
        if (nextFiring.get() == null) {
            scheduleAfter(timestamp, window, ctx, nextFiring);
        }
        return TriggerResult.CONTINUE;
    }

    @Override
    public TriggerResult onEventTime(long time, Window window, TriggerContext ctx) {
        if (time == window.maxTimestamp()) {
            return TriggerResult.FIRE;
        }
        ReducingState<Long> nextFiring = ctx.getPartitionedState(NEXT_FIRING);
        Long due = nextFiring.get();
        if (due == null || due != time) {
            return TriggerResult.CONTINUE;
        }
        nextFiring.clear();
        scheduleAfter(time, window, ctx, nextFiring);
        return TriggerResult.FIRE;
    }

    /** After the watermark too: what it has passed would only repeat the same result. */
    private void scheduleAfter(
            long time, Window window, TriggerContext ctx, ReducingState<Long> nextFiring) {
        long next = grid.nextStart(Math.max(time, ctx.getCurrentWatermark()));
        long firing = Math.min(next, window.maxTimestamp());
        nextFiring.add(firing);
        ctx.registerEventTimeTimer(firing);
    }

    @Override
    public TriggerResult onProcessingTime(long time, Window window, TriggerContext ctx) {
        return TriggerResult.CONTINUE;
    }

    @Override
    public boolean canMerge() {
        return true;
    }

    @Override
    public void onMerge(Window window, OnMergeContext ctx) {
        ctx.mergePartitionedState(NEXT_FIRING);
        if (window.maxTimestamp() > ctx.getCurrentWatermark()) {
            ctx.registerEventTimeTimer(window.maxTimestamp());
        }
        Long next = ctx.getPartitionedState(NEXT_FIRING).get();
        if (next != null) {
            ctx.registerEventTimeTimer(next);
        }
    }

    @Override
    public void clear(Window window, TriggerContext ctx) {
        ctx.deleteEventTimeTimer(window.maxTimestamp());
        ReducingState<Long> nextFiring = ctx.getPartitionedState(NEXT_FIRING);
        Long next = nextFiring.get();
        if (next != null) {
            ctx.deleteEventTimeTimer(next);
        }
        nextFiring.clear();
    }

    @Override
    public String toString() {
        return "ContinuousEventTimeTrigger(" + grid.slideMs() + " ms)";
    }
}
