// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.window;

/**
 * Removes records from a window before or after its function is called. A window with an evictor
 * keeps all records, also when it has an aggregate. Shared by all subtasks; keeps no state.
 *
 * <pre>{@code
 * record WithoutGifts() implements Evictor<Sale, Window> {
 *     @Override
 *     public void evictBefore(
 *             Iterable<TimestampedValue<Sale>> elements,
 *             int size,
 *             Window window,
 *             EvictorContext context) {
 *         for (var i = elements.iterator(); i.hasNext(); ) {
 *             if (i.next().value().cents() == 0) {
 *                 i.remove();
 *             }
 *         }
 *     }
 *
 *     @Override
 *     public void evictAfter(
 *             Iterable<TimestampedValue<Sale>> elements,
 *             int size,
 *             Window window,
 *             EvictorContext context) {}
 * }
 * }</pre>
 *
 * @param <T> the records
 * @param <W> the windows
 */
public interface Evictor<T, W extends Window> {

    /**
     * Removes records before the function is called.
     *
     * @param elements the records in order of arrival; removed by its iterator's {@code remove}
     * @param size how many there are
     */
    void evictBefore(
            Iterable<TimestampedValue<T>> elements, int size, W window, EvictorContext context);

    /**
     * Removes records after the function was called.
     *
     * @param elements the records in order of arrival; removed by its iterator's {@code remove}
     * @param size how many there are
     */
    void evictAfter(
            Iterable<TimestampedValue<T>> elements, int size, W window, EvictorContext context);

    /** What an evictor may ask. Times are in milliseconds. */
    interface EvictorContext {

        /** Returns the processing time. */
        long getCurrentProcessingTime();

        /** Returns the operator's event time. */
        long getCurrentWatermark();
    }
}
