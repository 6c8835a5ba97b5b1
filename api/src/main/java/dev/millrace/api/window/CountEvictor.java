// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.window;

import java.util.Iterator;

/**
 * Keeps the records that came last, up to a number.
 *
 * <pre>{@code
 * Evictor<Object, Window> lastTen = CountEvictor.of(10);
 * }</pre>
 */
public final class CountEvictor implements Evictor<Object, Window> {

    private final long maxCount;
    private final boolean afterFunction;

    private CountEvictor(long maxCount, boolean afterFunction) {
        if (maxCount < 1) {
            throw new IllegalArgumentException(
                    "maxCount is " + maxCount + " but must be at least 1");
        }
        this.maxCount = maxCount;
        this.afterFunction = afterFunction;
    }

    /**
     * Removes before the function is called.
     *
     * @param maxCount how many records stay, at least 1
     */
    public static CountEvictor of(long maxCount) {
        return of(maxCount, false);
    }

    /**
     * Removes before or after the function is called.
     *
     * @param maxCount how many records stay, at least 1
     * @param doEvictAfter whether after
     */
    public static CountEvictor of(long maxCount, boolean doEvictAfter) {
        return new CountEvictor(maxCount, doEvictAfter);
    }

    @Override
    public void evictBefore(
            Iterable<TimestampedValue<Object>> elements,
            int size,
            Window window,
            EvictorContext context) {
        if (!afterFunction) {
            evict(elements, size);
        }
    }

    @Override
    public void evictAfter(
            Iterable<TimestampedValue<Object>> elements,
            int size,
            Window window,
            EvictorContext context) {
        if (afterFunction) {
            evict(elements, size);
        }
    }

    private void evict(Iterable<TimestampedValue<Object>> elements, int size) {
        Iterator<TimestampedValue<Object>> iterator = elements.iterator();
        for (long surplus = size - maxCount; surplus > 0 && iterator.hasNext(); surplus--) {
            iterator.next();
            iterator.remove();
        }
    }

    @Override
    public String toString() {
        return "CountEvictor(" + maxCount + ")";
    }
}
