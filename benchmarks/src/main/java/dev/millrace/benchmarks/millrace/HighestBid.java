// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.millrace;

import dev.millrace.api.function.Collector;
import dev.millrace.api.function.ProcessAllWindowFunction;
import dev.millrace.api.window.TimeWindow;

/** The highest price in a window: q7. */
record HighestBid(long endMs, long price) {

    /** Adds the window to a price. */
    static final class Row extends ProcessAllWindowFunction<Long, HighestBid, TimeWindow> {
        private static final long serialVersionUID = 1L;

        @Override
        public void process(Context context, Iterable<Long> prices, Collector<HighestBid> out) {
            for (long price : prices) {
                out.collect(new HighestBid(context.window().getEnd(), price));
            }
        }
    }
}
