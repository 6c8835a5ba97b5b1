// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.window;

import java.util.Iterator;

/**
 * Removes the records that are a threshold or more away from the one that came last.
 *
 * <pre>{@code
 * Evictor<Double, Window> near = DeltaEvictor.of(0.5, (old, last) -> Math.abs(last - old));
 * }</pre>
 *
 * @param <T> the records
 */
public final class DeltaEvictor<T> implements Evictor<T, Window> {

    private final double threshold;
    private final DeltaFunction<? super T> delta;
    private final boolean afterFunction;

    private DeltaEvictor(double threshold, DeltaFunction<? super T> delta, boolean afterFunction) {
        this.threshold = threshold;
        this.delta = delta;
        this.afterFunction = afterFunction;
    }

    /** Removes before the function is called. */
    public static <T> DeltaEvictor<T> of(double threshold, DeltaFunction<? super T> delta) {
        return of(threshold, delta, false);
    }

    /**
     * Removes before or after the function is called.
     *
     * @param doEvictAfter whether after
     */
    public static <T> DeltaEvictor<T> of(
            double threshold, DeltaFunction<? super T> delta, boolean doEvictAfter) {
        return new DeltaEvictor<>(threshold, delta, doEvictAfter);
    }

    @Override
    public void evictBefore(
            Iterable<TimestampedValue<T>> elements,
            int size,
            Window window,
            EvictorContext context) {
        if (!afterFunction) {
            evict(elements);
        }
    }

    @Override
    public void evictAfter(
            Iterable<TimestampedValue<T>> elements,
            int size,
            Window window,
            EvictorContext context) {
        if (afterFunction) {
            evict(elements);
        }
    }

    private void evict(Iterable<TimestampedValue<T>> elements) {
        TimestampedValue<T> last = null;
        for (TimestampedValue<T> element : elements) {
            last = element;
        }
        if (last == null) {
            return;
        }
        for (Iterator<TimestampedValue<T>> i = elements.iterator(); i.hasNext(); ) {
            if (delta.getDelta(i.next().value(), last.value()) >= threshold) {
                i.remove();
            }
        }
    }

    @Override
    public String toString() {
        return "DeltaEvictor(" + threshold + ")";
    }
}
