// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof.simulation;

import dev.millrace.api.function.Collector;
import dev.millrace.api.function.ProcessWindowFunction;
import dev.millrace.api.window.TimeWindow;

/** Tells the sum of the digests of all values of a window. */
final class DigestOfKey extends ProcessWindowFunction<Item, Item, String, TimeWindow> {
    @Override
    public void process(String key, Context context, Iterable<Item> items, Collector<Item> out) {
        long sum = 0;
        for (Item item : items) {
            sum += Functions.digest(item.value());
        }
        out.collect(new Item(key, context.window().maxTimestamp(), sum));
    }
}
