// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.api.state.MergingState;
import dev.millrace.api.state.State;
import dev.millrace.api.state.StateDescriptor;
import dev.millrace.api.time.TimeDomain;
import dev.millrace.api.window.GlobalWindow;
import dev.millrace.api.window.Trigger;
import dev.millrace.api.window.TriggerResult;
import dev.millrace.api.window.Window;
import dev.millrace.engine.wire.WriteTrial;
import java.util.List;

/**
 * Calls the user's trigger for one window of one key at a time, and is what the trigger may ask and
 * do meanwhile. For one thread.
 */
final class TriggerCalls implements Trigger.OnMergeContext {
    private static final PaneKey NOWHERE =
            new PaneKey(AllWindowOperator.KEY, AllWindowOperator.KEY_HASH, GlobalWindow.get());

    private final Trigger<Object, Window> trigger;
    private final PaneRows rows;
    private final WindowTimers timers;
    private final WindowClock clock;
    private final TriggerState state;
    private PaneKey pane = NOWHERE;
    private List<PaneKey> merged = List.of();

    TriggerCalls(
            Trigger<Object, Window> trigger,
            PaneRows rows,
            WindowTimers timers,
            WindowClock clock,
            WriteTrial trial) {
        this.trigger = trigger;
        this.rows = rows;
        this.timers = timers;
        this.clock = clock;
        this.state = new TriggerState(rows, clock, trial);
    }

    /** The calls that follow are about this window. */
    void enter(PaneKey entered) {
        pane = entered;
        rows.enter(entered);
    }

    TriggerResult onElement(Object value, long timestamp) {
        return trigger.onElement(value, timestamp, pane.window(), this);
    }

    TriggerResult onTimer(TimeDomain domain, long time) {
        return domain == TimeDomain.EVENT_TIME
                ? trigger.onEventTime(time, pane.window(), this)
                : trigger.onProcessingTime(time, pane.window(), this);
    }

    /** The window entered takes the place of {@code windows}. */
    void onMerge(List<PaneKey> windows) {
        merged = windows;
        trigger.onMerge(pane.window(), this);
        merged = List.of();
    }

    void clear() {
        trigger.clear(pane.window(), this);
    }

    @Override
    public long getCurrentProcessingTime() {
        return clock.getCurrentProcessingTime();
    }

    @Override
    public long getCurrentWatermark() {
        return clock.getCurrentWatermark();
    }

    @Override
    public void registerEventTimeTimer(long time) {
        timers.register(TimeDomain.EVENT_TIME, time, pane);
    }

    @Override
    public void registerProcessingTimeTimer(long time) {
        if (!clock.isEnded()) {
            timers.register(TimeDomain.PROCESSING_TIME, time, pane);
        }
    }

    @Override
    public void deleteEventTimeTimer(long time) {
        if (!isTheEngines(TimeDomain.EVENT_TIME, time)) {
            timers.delete(TimeDomain.EVENT_TIME, time, pane);
        }
    }

    @Override
    public void deleteProcessingTimeTimer(long time) {
        if (!isTheEngines(TimeDomain.PROCESSING_TIME, time)) {
            timers.delete(TimeDomain.PROCESSING_TIME, time, pane);
        }
    }

    /** Whether a timer is the one that drops the window, which a trigger cannot take back. */
    private boolean isTheEngines(TimeDomain domain, long time) {
        boolean isOfTheWindows = clock.isEventTime() == (domain == TimeDomain.EVENT_TIME);
        return isOfTheWindows && time == clock.dropTime(pane.window());
    }

    @Override
    public <S extends State> S getPartitionedState(StateDescriptor<S, ?> descriptor) {
        return state.get(descriptor);
    }

    @Override
    public <S extends MergingState<?, ?>> void mergePartitionedState(
            StateDescriptor<S, ?> descriptor) {
        state.merge(descriptor, merged, pane);
        rows.enter(pane);
    }
}
