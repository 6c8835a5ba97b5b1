// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.window;

import dev.millrace.api.time.EventTime;
import java.time.Duration;
import java.util.Collection;

/**
 * Windows of a fixed size in event time, one after the other.
 *
 * <pre>{@code
 * TumblingEventTimeWindows hours = TumblingEventTimeWindows.of(Duration.ofHours(1));
 * }</pre>
 */
public final class TumblingEventTimeWindows extends WindowAssigner<Object, TimeWindow> {

    private final WindowGrid grid;

    private TumblingEventTimeWindows(WindowGrid grid) {
        this.grid = grid;
    }

    /**
     * Windows that start at multiples of their size since 1970-01-01T00:00Z.
     *
     * @param size at least 1 ms
     */
    public static TumblingEventTimeWindows of(Duration size) {
        return of(size, Duration.ZERO);
    }

    /**
     * Windows that start at an offset plus multiples of their size: days that start at midnight in
     * UTC-8 have the offset {@code Duration.ofHours(8)}.
     *
     * @param size at least 1 ms
     * @param offset shorter than {@code size}; may be negative
     */
    public static TumblingEventTimeWindows of(Duration size, Duration offset) {
        return new TumblingEventTimeWindows(WindowGrid.of(size, size, offset));
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
        return "TumblingEventTimeWindows(" + grid + ")";
    }
}
