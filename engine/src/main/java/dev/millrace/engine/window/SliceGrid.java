// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.api.time.Millis;
import dev.millrace.api.window.TimeWindow;
import dev.millrace.api.window.WindowGrid;

/**
 * How aligned windows are cut into slices. The time line is cut wherever a window starts or ends,
 * so a slide has one slice, or two if the size is no multiple of it: the paired windows of
 * Krishnamurthy, Wu and Franklin, <i>On-the-fly sharing for streamed aggregation</i> (SIGMOD 2006).
 * A record belongs to one slice, a window to consecutive ones.
 *
 * <p>Slices and windows are numbered in the order of their starts. Numbers do not overflow where
 * times would: window {@code k} starts at {@code offset + k * slide} even if that is before what a
 * long holds. With slides under 4 ms windows are left out whose number would overflow. Times are
 * cut off at the edges of long as in {@link WindowGrid}.
 *
 * <p>Immutable.
 */
final class SliceGrid {
    private final WindowGrid grid;

    /** What is left of the size after whole slides; where the second slice of a slide starts. */
    private final long restMs;

    private final long slicesPerSlide;
    private final long slicesPerWindow;

    SliceGrid(WindowGrid grid) {
        this.grid = grid;
        this.restMs = grid.sizeMs() % grid.slideMs();
        this.slicesPerSlide = restMs == 0 ? 1 : 2;
        this.slicesPerWindow =
                grid.sizeMs() / grid.slideMs() * slicesPerSlide + (restMs == 0 ? 0 : 1);
    }

    long sizeMs() {
        return grid.sizeMs();
    }

    long slideMs() {
        return grid.slideMs();
    }

    long offsetMs() {
        return grid.offsetMs();
    }

    /** Whether a window is one slice, as when windows tumble. */
    boolean isSingle() {
        return slicesPerWindow == 1;
    }

    /**
     * Returns {@code timestamp}.
     *
     * @throws IllegalStateException if the record has none
     */
    static long required(long timestamp) {
        if (timestamp == Long.MIN_VALUE) {
            throw new IllegalStateException(
                    "the record has no timestamp (Long.MIN_VALUE), so no event-time window can hold"
                            + " it; give the source a WatermarkStrategy withTimestampAssigner, or"
                            + " use processing-time windows");
        }
        return timestamp;
    }

    /** The slice that holds {@code timestamp}; it may be in a gap between windows. */
    long sliceOf(long timestamp) {
        long sinceStart = grid.sinceStart(timestamp);
        long slide = slideOf(timestamp, sinceStart);
        return slicesPerSlide == 1 ? slide : 2 * slide + (sinceStart < restMs ? 0 : 1);
    }

    /** The number of the latest window that starts at {@code timestamp} or before. */
    private long slideOf(long timestamp, long sinceStart) {
        long slideMs = grid.slideMs();
        long fromMultiple = Math.floorMod(timestamp, slideMs) - grid.offsetMs();
        long shift = fromMultiple < 0 ? -1 : fromMultiple == sinceStart ? 0 : 1;
        return Math.floorDiv(timestamp, slideMs) + shift;
    }

    /** The stretch of time that is a slice. */
    TimeWindow slice(long slice) {
        return new TimeWindow(firstTimestamp(slice), lastTimestamp(slice) + 1);
    }

    /** The first timestamp of a slice. */
    long firstTimestamp(long slice) {
        return slicesPerSlide == 1 ? at(slice, 0) : at(slice >> 1, (slice & 1) * restMs);
    }

    /** The last timestamp of a slice, or the edge of long that is before its first. */
    long lastTimestamp(long slice) {
        if (slicesPerSlide == 1) {
            return at(slice, grid.slideMs() - 1);
        }
        return at(slice >> 1, ((slice & 1) == 0 ? restMs : grid.slideMs()) - 1);
    }

    /** The first window that holds a slice; after {@link #lastWindow} for a slice in a gap. */
    long firstWindow(long slice) {
        return Math.floorDiv(Millis.minus(slice, slicesPerWindow), slicesPerSlide) + 1;
    }

    /** The last window that holds a slice. */
    long lastWindow(long slice) {
        return Math.floorDiv(slice, slicesPerSlide);
    }

    /** The first slice of a window. */
    long firstSlice(long window) {
        return times(window, slicesPerSlide);
    }

    /** The slice after the last one of a window. */
    long endSlice(long window) {
        return Millis.plus(firstSlice(window), slicesPerWindow);
    }

    /** A window with its times, cut off at the edges of long. */
    TimeWindow window(long window) {
        return new TimeWindow(at(window, 0), at(window, grid.sizeMs()));
    }

    /** The first window that is not complete at {@code watermark}. */
    long firstOpenWindow(long watermark) {
        if (watermark >= Long.MAX_VALUE - 1) {
            // A window that is cut off at the end is complete at the end only.
            return watermark == Long.MAX_VALUE
                    ? Long.MAX_VALUE
                    : firstOpenWindow(Long.MAX_VALUE - 2);
        }
        long sinceStart = grid.sinceStart(watermark + 1);
        long slide = slideOf(watermark + 1, sinceStart);
        long complete = Math.floorDiv(sinceStart - grid.sizeMs(), grid.slideMs());
        return Millis.plus(slide, complete + 1);
    }

    /** {@code offset + number * slide + afterMs} in 128 bits, cut off at the edges of long. */
    private long at(long number, long afterMs) {
        long low = number * grid.slideMs();
        long added = grid.offsetMs() + afterMs;
        long sum = low + added;
        long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
        long high = Math.multiplyHigh(number, grid.slideMs()) + (added >> 63) + carry;
        if (high == (sum >> 63)) {
            return sum;
        }
        return high < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    private static long times(long number, long factor) {
        return Math.multiplyHigh(number, factor) == (number * factor) >> 63
                ? number * factor
                : edge(number);
    }

    private static long edge(long side) {
        return side < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
}
