// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.window;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A span of time: from its start, inclusive, to its end, exclusive, in milliseconds since
 * 1970-01-01T00:00Z. An end of {@link Long#MAX_VALUE} means the end of time, which belongs to the
 * window.
 *
 * <pre>{@code
 * TimeWindow firstSecond = new TimeWindow(0, 1000);
 * long last = firstSecond.maxTimestamp(); // 999
 * }</pre>
 */
public final class TimeWindow extends Window implements Comparable<TimeWindow> {

    private final long start;
    private final long end;

    /**
     * Makes a window.
     *
     * @throws IllegalArgumentException if it ends before it starts
     */
    public TimeWindow(long start, long end) {
        if (end < start) {
            throw new IllegalArgumentException(
                    "a window cannot start at " + start + " and end at " + end);
        }
        this.start = start;
        this.end = end;
    }

    /** Returns the first timestamp of the window. */
    public long getStart() {
        return start;
    }

    /** Returns the first timestamp after the window. */
    public long getEnd() {
        return end;
    }

    @Override
    public long maxTimestamp() {
        return end == Long.MAX_VALUE ? Long.MAX_VALUE : end - 1;
    }

    /** Returns whether the windows overlap or touch each other. */
    public boolean intersects(TimeWindow other) {
        return start <= other.end && end >= other.start;
    }

    /** Returns the smallest window that holds both. */
    public TimeWindow cover(TimeWindow other) {
        return new TimeWindow(Math.min(start, other.start), Math.max(end, other.end));
    }

    /** Merges the windows that overlap or touch, as sessions do. */
    public static void mergeWindows(
            Collection<TimeWindow> windows,
            MergingWindowAssigner.MergeCallback<TimeWindow> callback) {
        List<TimeWindow> group = new ArrayList<>();
        TimeWindow cover = null;
        for (TimeWindow window : windows.stream().sorted().toList()) {
            if (cover != null && cover.intersects(window)) {
                group.add(window);
                cover = cover.cover(window);
            } else {
                report(group, cover, callback);
                group = new ArrayList<>(List.of(window));
                cover = window;
            }
        }
        report(group, cover, callback);
    }

    private static void report(
            List<TimeWindow> group,
            @Nullable TimeWindow cover,
            MergingWindowAssigner.MergeCallback<TimeWindow> callback) {
        if (cover != null && group.size() > 1) {
            callback.merge(group, cover);
        }
    }

    /** Orders by start, then by end. */
    @Override
    public int compareTo(TimeWindow other) {
        int byStart = Long.compare(start, other.start);
        return byStart != 0 ? byStart : Long.compare(end, other.end);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TimeWindow window && start == window.start && end == window.end;
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(start) + Long.hashCode(end);
    }

    @Override
    public String toString() {
        return "TimeWindow[" + start + ", " + end + ")";
    }
}
