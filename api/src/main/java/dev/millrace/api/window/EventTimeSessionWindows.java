// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.window;

import dev.millrace.api.time.EventTime;
import dev.millrace.api.time.Millis;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * Sessions in event time: records of a key with no more than a gap between them.
 *
 * <pre>{@code
 * EventTimeSessionWindows visits = EventTimeSessionWindows.withGap(Duration.ofMinutes(30));
 * }</pre>
 */
public final class EventTimeSessionWindows extends MergingWindowAssigner<Object, TimeWindow> {

    private final long gapMs;

    private EventTimeSessionWindows(long gapMs) {
        this.gapMs = gapMs;
    }

    /**
     * Sessions that end when no record came for a fixed gap.
     *
     * @param gap at least 1 ms
     */
    public static EventTimeSessionWindows withGap(Duration gap) {
        return new EventTimeSessionWindows(Millis.positive("gap", gap));
    }

    /** Sessions whose gap depends on their records. */
    public static <T> DynamicEventTimeSessionWindows<T> withDynamicGap(
            SessionWindowTimeGapExtractor<? super T> gap) {
        return DynamicEventTimeSessionWindows.withDynamicGap(gap);
    }

    /** Returns the gap in milliseconds. */
    public long gapMs() {
        return gapMs;
    }

    @Override
    public Collection<TimeWindow> assignWindows(
            Object element, long timestamp, WindowAssignerContext context) {
        long start = EventTime.required(timestamp);
        return List.of(new TimeWindow(start, Millis.plus(start, gapMs)));
    }

    @Override
    public void mergeWindows(Collection<TimeWindow> windows, MergeCallback<TimeWindow> callback) {
        TimeWindow.mergeWindows(windows, callback);
    }

    @Override
    public Trigger<Object, Window> getDefaultTrigger() {
        return EventTimeTrigger.create();
    }

    @Override
    public boolean isEventTime() {
        return true;
    }

    @Override
    public String toString() {
        return "EventTimeSessionWindows(" + gapMs + " ms)";
    }
}
