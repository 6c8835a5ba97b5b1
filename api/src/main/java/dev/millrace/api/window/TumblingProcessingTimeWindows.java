// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.window;

import java.time.Duration;
import java.util.Collection;

/**
 * Windows of a fixed size in processing time, one after the other.
 *
 * <pre>{@code
 * TumblingProcessingTimeWindows seconds =
 *         TumblingProcessingTimeWindows.of(Duration.ofSeconds(1));
 * }</pre>
 */
public final class TumblingProcessingTimeWindows extends WindowAssigner<Object, TimeWindow> {

    private final WindowGrid grid;

    private TumblingProcessingTimeWindows(WindowGrid grid) {
        this.grid = grid;
    }

    /**
     * Windows that start at multiples of their size since 1970-01-01T00:00Z.
     *
     * @param size at least 1 ms
     */
    public static TumblingProcessingTimeWindows of(Duration size) {
        return of(size, Duration.ZERO);
    }

    /**
     * Windows that start at an offset plus multiples of their size.
     *
     * @param size at least 1 ms
     * @param offset shorter than {@code size}; may be negative
     */
    public static TumblingProcessingTimeWindows of(Duration size, Duration offset) {
        return new TumblingProcessingTimeWindows(WindowGrid.of(size, size, offset));
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
        return "TumblingProcessingTimeWindows(" + grid + ")";
    }
}
