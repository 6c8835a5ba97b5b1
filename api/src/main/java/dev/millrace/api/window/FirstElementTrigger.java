// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.window;

import dev.millrace.api.state.ReducingState;
import dev.millrace.api.state.ReducingStateDescriptor;
import dev.millrace.api.time.Millis;

/** Fires some processing time after the first record of each pane. */
final class FirstElementTrigger extends Trigger<Object, Window> {

    private static final ReducingStateDescriptor<Long> FIRING =
            new ReducingStateDescriptor<>("firing", Math::min);

    private final long delayMs;

    FirstElementTrigger(long delayMs) {
        this.delayMs = delayMs;
    }

    @Override
    public TriggerResult onElement(
            Object element, long timestamp, Window window, TriggerContext ctx) {
        ReducingState<Long> firing = ctx.getPartitionedState(FIRING);
        if (firing.get() == null) {
            long time = Millis.plus(ctx.getCurrentProcessingTime(), delayMs);
            firing.add(time);
            ctx.registerProcessingTimeTimer(time);
        }
        return TriggerResult.CONTINUE;
    }

    @Override
    public TriggerResult onEventTime(long time, Window window, TriggerContext ctx) {
        return TriggerResult.CONTINUE;
    }

    @Override
    public TriggerResult onProcessingTime(long time, Window window, TriggerContext ctx) {
        ReducingState<Long> firing = ctx.getPartitionedState(FIRING);
        Long due = firing.get();
        if (due == null || due != time) {
            return TriggerResult.CONTINUE;
        }
        firing.clear();
        return TriggerResult.FIRE;
    }

    @Override
    public boolean canMerge() {
        return true;
    }

    @Override
    public void onMerge(Window window, OnMergeContext ctx) {
        ctx.mergePartitionedState(FIRING);
        Long due = ctx.getPartitionedState(FIRING).get();
        if (due != null) {
            ctx.registerProcessingTimeTimer(due);
        }
    }

    @Override
    public void clear(Window window, TriggerContext ctx) {
        ReducingState<Long> firing = ctx.getPartitionedState(FIRING);
        Long due = firing.get();
        if (due != null) {
            ctx.deleteProcessingTimeTimer(due);
        }
        firing.clear();
    }

    @Override
    public String toString() {
        return "Triggers.afterFirstElement(" + delayMs + " ms)";
    }
}
