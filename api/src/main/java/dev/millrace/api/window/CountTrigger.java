// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.window;

import dev.millrace.api.state.ReducingState;
import dev.millrace.api.state.ReducingStateDescriptor;

/**
 * Fires at each so many records of a window. Records that are left over when the window ends fire
 * nothing.
 *
 * <pre>{@code
 * Trigger<Object, Window> everyHundred = CountTrigger.of(100);
 * }</pre>
 */
public final class CountTrigger extends Trigger<Object, Window> {

    private static final ReducingStateDescriptor<Long> COUNT =
            new ReducingStateDescriptor<>("count", Long::sum);

    private final long maxCount;

    private CountTrigger(long maxCount) {
        this.maxCount = maxCount;
    }

    /**
     * Returns the trigger.
     *
     * @param maxCount from one firing to the next, at least 1
     */
    public static CountTrigger of(long maxCount) {
        if (maxCount < 1) {
            throw new IllegalArgumentException(
                    "maxCount is " + maxCount + " but must be at least 1");
        }
        return new CountTrigger(maxCount);
    }

    @Override
    public TriggerResult onElement(
            Object element, long timestamp, Window window, TriggerContext ctx) {
        ReducingState<Long> count = ctx.getPartitionedState(COUNT);
        count.add(1L);
        return fireIfReached(count);
    }

    private TriggerResult fireIfReached(ReducingState<Long> count) {
        Long counted = count.get();
        if (counted == null || counted < maxCount) {
            return TriggerResult.CONTINUE;
        }
        count.clear();
        return TriggerResult.FIRE;
    }

    @Override
    public TriggerResult onEventTime(long time, Window window, TriggerContext ctx) {
        return TriggerResult.CONTINUE;
    }

    @Override
    public TriggerResult onProcessingTime(long time, Window window, TriggerContext ctx) {
        return TriggerResult.CONTINUE;
    }

    @Override
    public boolean canMerge() {
        return true;
    }

    /** Adds up the counts; the record that made the windows merge is counted after that. */
    @Override
    public void onMerge(Window window, OnMergeContext ctx) {
        ctx.mergePartitionedState(COUNT);
    }

    @Override
    public void clear(Window window, TriggerContext ctx) {
        ctx.getPartitionedState(COUNT).clear();
    }

    @Override
    public String toString() {
        return "CountTrigger(" + maxCount + ")";
    }
}
