// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.millrace;

import dev.millrace.api.function.Collector;
import dev.millrace.api.function.ProcessWindowFunction;
import dev.millrace.api.window.TimeWindow;

/** How many events of a key there were in a window: wc, q5 and q11. */
record WindowCount(long key, long startMs, long endMs, long count) {

    /** Of two, the greater; of equals the one with the smaller key. */
    static WindowCount hotter(WindowCount a, WindowCount b) {
        int byCount = Long.compare(a.count, b.count);
        return byCount > 0 || (byCount == 0 && a.key < b.key) ? a : b;
    }

    /** Adds key and window to a count. */
    static final class Row extends ProcessWindowFunction<Long, WindowCount, Long, TimeWindow> {
        private static final long serialVersionUID = 1L;

        @Override
        public void process(
                Long key, Context context, Iterable<Long> counts, Collector<WindowCount> out) {
            TimeWindow window = context.window();
            for (long count : counts) {
                out.collect(new WindowCount(key, window.getStart(), window.getEnd(), count));
            }
        }
    }
}
