// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.window;

import dev.millrace.api.time.EventTime;
import java.time.Duration;
import java.util.Collection;

/**
 * Windows of a fixed size in event time that start at regular times, so that they overlap when they
 * are longer than the slide and leave gaps when they are shorter.
 *
 * <pre>{@code
 * SlidingEventTimeWindows lastThreeHours =
 *         SlidingEventTimeWindows.of(Duration.ofHours(3), Duration.ofMinutes(15));
 * }</pre>
 */
public final class SlidingEventTimeWindows extends WindowAssigner<Object, TimeWindow> {

    private final WindowGrid grid;

    private SlidingEventTimeWindows(WindowGrid grid) {
        this.grid = grid;
    }

    /**
     * Windows that start at multiples of the slide since 1970-01-01T00:00Z.
     *
     * @param size at least 1 ms
     * @param slide at least 1 ms
     */
    public static SlidingEventTimeWindows of(Duration size, Duration slide) {
        return of(size, slide, Duration.ZERO);
    }

    /**
     * Windows that start at an offset plus multiples of the slide.
     *
     * @param size at least 1 ms
     * @param slide at least 1 ms
     * @param offset shorter than {@code slide}; may be negative
     */
    public static SlidingEventTimeWindows of(Duration size, Duration slide, Duration offset) {
        return new SlidingEventTimeWindows(WindowGrid.of(size, slide, offset));
    }

    /** Returns where the windows lie. */
    public WindowGrid grid() {
        return grid;
    }

    @Override
    public Collection<TimeWindow> assignWindows(
            Object element, long timestamp, WindowAssignerContext context) {
        return grid.windowsOf(EventTime.required(timestamp));
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
        return "SlidingEventTimeWindows(" + grid + ")";
    }
}
