// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof.simulation;

import dev.millrace.api.function.Collector;
import dev.millrace.api.function.ProcessWindowFunction;
import dev.millrace.api.window.TimeWindow;

/** Tells the sum of a window with its key and last moment. */
final class WindowOfKey extends ProcessWindowFunction<Long, Item, String, TimeWindow> {
    @Override
    public void process(String key, Context context, Iterable<Long> sums, Collector<Item> out) {
        sums.forEach(sum -> out.collect(new Item(key, context.window().maxTimestamp(), sum)));
    }
}
