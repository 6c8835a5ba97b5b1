// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.window;

import dev.millrace.api.time.Millis;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Where windows of equal size lie that start at regular times: at {@code offsetMs} plus any
 * multiple of {@code slideMs}. Windows that would reach beyond what a {@code long} holds are cut
 * off there.
 *
 * <pre>{@code
 * WindowGrid grid = SlidingEventTimeWindows.of(Duration.ofSeconds(10), Duration.ofSeconds(5)).grid();
 * List<TimeWindow> windows = grid.windowsOf(12_000); // [10000, 20000) and [5000, 15000)
 * }</pre>
 *
 * @param sizeMs how long a window is, at least 1
 * @param slideMs from one start to the next, at least 1; as long as {@code sizeMs} for windows that
 *     tumble
 * @param offsetMs where the grid starts, more than {@code -slideMs} and less than {@code slideMs}
 */
public record WindowGrid(long sizeMs, long slideMs, long offsetMs) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public WindowGrid {
        if (sizeMs < 1 || sizeMs > Millis.LONGEST || slideMs < 1 || slideMs > Millis.LONGEST) {
            throw new IllegalArgumentException(
                    "size "
                            + sizeMs
                            + " ms and slide "
                            + slideMs
                            + " ms must be at least 1 and at most "
                            + Millis.LONGEST);
        }
        if (Math.abs(offsetMs) >= slideMs) {
            throw new IllegalArgumentException(
                    "offset is "
                            + offsetMs
                            + " ms but must be shorter than "
                            + slideMs
                            + " ms, the time from one window to the next");
        }
    }

    static WindowGrid of(Duration size, Duration slide, Duration offset) {
        return new WindowGrid(
                Millis.positive("size", size),
                Millis.positive("slide", slide),
                Millis.of("offset", offset));
    }

    /** Returns how far {@code timestamp} lies behind the latest start: 0 to {@code slideMs - 1}. */
    public long sinceStart(long timestamp) {
        return Math.floorMod(Math.floorMod(timestamp, slideMs) - offsetMs, slideMs);
    }

    /** Returns the latest start that is not after {@code timestamp}. */
    public long startOf(long timestamp) {
        return Millis.minus(timestamp, sinceStart(timestamp));
    }

    /** Returns the earliest start that is after {@code timestamp}. */
    public long nextStart(long timestamp) {
        return Millis.plus(timestamp, slideMs - sinceStart(timestamp));
    }

    /** Returns the windows that hold {@code timestamp}, the latest first; none in a gap. */
    public List<TimeWindow> windowsOf(long timestamp) {
        long sinceStart = sinceStart(timestamp);
        if (sizeMs == slideMs) {
            return List.of(window(timestamp, sinceStart));
        }
        List<TimeWindow> windows = new ArrayList<>((int) Math.min(sizeMs / slideMs + 1, 1024));
        for (long since = sinceStart; since < sizeMs; since += slideMs) {
            windows.add(window(timestamp, since));
        }
        return windows;
    }

    private TimeWindow window(long timestamp, long since) {
        return new TimeWindow(
                Millis.minus(timestamp, since), Millis.plus(timestamp, sizeMs - since));
    }
}
