// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.oracle;

import dev.millrace.api.function.Collector;
import dev.millrace.api.function.ProcessWindowFunction;
import dev.millrace.api.window.TimeWindow;

/** Puts key and window before the result. */
final class Describe extends ProcessWindowFunction<String, String, String, TimeWindow> {

    @Override
    public void process(
            String key, Context context, Iterable<String> results, Collector<String> out) {
        TimeWindow window = context.window();
        for (String result : results) {
            out.collect(key + "[" + window.getStart() + "," + window.getEnd() + ") " + result);
        }
    }
}
