// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.window;

import java.time.Duration;
import java.util.Collection;

/**
 * Windows of a fixed size in processing time that start at regular times.
 *
 * <pre>{@code
 * SlidingProcessingTimeWindows lastMinute =
 *         SlidingProcessingTimeWindows.of(Duration.ofMinutes(1), Duration.ofSeconds(10));
 * }</pre>
 */
public final class SlidingProcessingTimeWindows extends WindowAssigner<Object, TimeWindow> {

    private final WindowGrid grid;

    private SlidingProcessingTimeWindows(WindowGrid grid) {
        this.grid = grid;
    }

    /**
     * Windows that start at multiples of the slide since 1970-01-01T00:00Z.
     *
     * @param size at least 1 ms
     * @param slide at least 1 ms
     */
    public static SlidingProcessingTimeWindows of(Duration size, Duration slide) {
        return of(size, slide, Duration.ZERO);
    }

    /**
     * Windows that start at an offset plus multiples of the slide.
     *
     * @param size at least 1 ms
     * @param slide at least 1 ms
     * @param offset shorter than {@code slide}; may be negative
     */
    public static SlidingProcessingTimeWindows of(Duration size, Duration slide, Duration offset) {
        return new SlidingProcessingTimeWindows(WindowGrid.of(size, slide, offset));
    }

    /** Returns where the windows lie. */
    public WindowGrid grid() {
        return grid;
    }

    @Override
    public Collection<TimeWindow> assignWindows(
            Object element, long timestamp, WindowAssignerContext context) {
        return grid.windowsOf(context.getCurrentProcessingTime());
    }

    @Override
    public Trigger<Object, Window> getDefaultTrigger() {
        return ProcessingTimeTrigger.create();
    }

    @Override
    public boolean isEventTime() {
        return false;
    }

    @Override
    public String toString() {
        return "SlidingProcessingTimeWindows(" + grid + ")";
    }
}
