// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.state;

/**
 * Makes handles of keyed state. Asking twice for one descriptor gives the same state. Two
 * descriptors of one name and different kinds are refused with an {@link IllegalArgumentException}.
 *
 * <pre>{@code
 * class Totals extends ProcessWindowFunction<Sale, String, String, TimeWindow> {
 *     private static final ValueStateDescriptor<Long> TOTAL = new ValueStateDescriptor<>("total");
 *
 *     @Override
 *     public void process(
 *             String shop, Context context, Iterable<Sale> sales, Collector<String> out) {
 *         ValueState<Long> total = context.globalState().getState(TOTAL);
 *         long cents = total.value() == null ? 0 : total.value();
 *         for (Sale sale : sales) {
 *             cents += sale.cents();
 *         }
 *         total.update(cents);
 *         out.collect(shop + " " + cents);
 *     }
 * }
 * }</pre>
 */
public interface KeyedStateStore {

    /** Returns a handle of one value per key. */
    <T> ValueState<T> getState(ValueStateDescriptor<T> descriptor);

    /** Returns a handle of a list per key. */
    <T> ListState<T> getListState(ListStateDescriptor<T> descriptor);

    /** Returns a handle of a map per key. */
    <UK, UV> MapState<UK, UV> getMapState(MapStateDescriptor<UK, UV> descriptor);

    /** Returns a handle of a reduced value per key. */
    <T> ReducingState<T> getReducingState(ReducingStateDescriptor<T> descriptor);

    /** Returns a handle of an accumulator per key. */
    <IN, ACC, OUT> AggregatingState<IN, OUT> getAggregatingState(
            AggregatingStateDescriptor<IN, ACC, OUT> descriptor);
}
