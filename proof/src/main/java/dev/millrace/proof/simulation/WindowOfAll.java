// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof.simulation;

import dev.millrace.api.function.Collector;
import dev.millrace.api.function.ProcessAllWindowFunction;
import dev.millrace.api.window.TimeWindow;

/** As {@link WindowOfKey}, for a window over all keys. */
final class WindowOfAll extends ProcessAllWindowFunction<Long, Item, TimeWindow> {
    @Override
    public void process(Context context, Iterable<Long> sums, Collector<Item> out) {
        sums.forEach(sum -> out.collect(new Item("all", context.window().maxTimestamp(), sum)));
    }
}
