// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.window;

import dev.millrace.api.time.Millis;
import java.time.Duration;
import java.util.Iterator;

/**
 * Keeps the records of the last while: those later than the latest record minus a duration. Records
 * without timestamps all stay.
 *
 * <pre>{@code
 * Evictor<Object, Window> lastMinute = TimeEvictor.of(Duration.ofMinutes(1));
 * }</pre>
 */
public final class TimeEvictor implements Evictor<Object, Window> {

    private final long windowSizeMs;
    private final boolean afterFunction;

    private TimeEvictor(long windowSizeMs, boolean afterFunction) {
        this.windowSizeMs = windowSizeMs;
        this.afterFunction = afterFunction;
    }

    /**
     * Removes before the function is called.
     *
     * @param windowSize at least 1 ms
     */
    public static TimeEvictor of(Duration windowSize) {
        return of(windowSize, false);
    }

    /**
     * Removes before or after the function is called.
     *
     * @param windowSize at least 1 ms
     * @param doEvictAfter whether after
     */
    public static TimeEvictor of(Duration windowSize, boolean doEvictAfter) {
        return new TimeEvictor(Millis.positive("windowSize", windowSize), doEvictAfter);
    }

    @Override
    public void evictBefore(
            Iterable<TimestampedValue<Object>> elements,
            int size,
            Window window,
            EvictorContext context) {
        if (!afterFunction) {
            evict(elements);
        }
    }

    @Override
    public void evictAfter(
            Iterable<TimestampedValue<Object>> elements,
            int size,
            Window window,
            EvictorContext context) {
        if (afterFunction) {
            evict(elements);
        }
    }

    private void evict(Iterable<TimestampedValue<Object>> elements) {
        long latest = Long.MIN_VALUE;
        for (TimestampedValue<Object> element : elements) {
            latest = Math.max(latest, element.timestamp());
        }
        long cutoff = Millis.minus(latest, windowSizeMs);
        for (Iterator<TimestampedValue<Object>> i = elements.iterator(); i.hasNext(); ) {
            TimestampedValue<Object> element = i.next();
            if (element.hasTimestamp() && element.timestamp() <= cutoff) {
                i.remove();
            }
        }
    }

    @Override
    public String toString() {
        return "TimeEvictor(" + windowSizeMs + " ms)";
    }
}
