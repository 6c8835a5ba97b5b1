// SPDX-License-Identifier: Apache-2.0
package dev.millrace.examples.flights;

import dev.millrace.api.function.Collector;
import dev.millrace.api.function.ProcessWindowFunction;
import dev.millrace.api.window.TimeWindow;
import java.time.Instant;

/** Adds to the sums of an hour which hour and airport they are of. */
final class HourOfAirport extends ProcessWindowFunction<Delays, HourlyDelay, String, TimeWindow> {
    private static final long serialVersionUID = 1L;

    @Override
    public void process(
            String airport, Context context, Iterable<Delays> sums, Collector<HourlyDelay> out) {
        Instant start = Instant.ofEpochMilli(context.window().getStart());
        Delays it = sums.iterator().next();
        out.collect(
                new HourlyDelay(
                        start, airport, it.flights(), it.sumMin(), it.maxMin(), it.delayed15()));
    }
}
