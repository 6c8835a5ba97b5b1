// SPDX-License-Identifier: Apache-2.0
package dev.millrace.examples.flights;

import dev.millrace.api.function.Collector;
import dev.millrace.api.function.ProcessWindowFunction;
import dev.millrace.api.window.TimeWindow;
import java.time.Instant;

/** Adds to the sums of three hours which hours and airport they are of. */
final class WindowOfAirport
        extends ProcessWindowFunction<Delays, AirportDelay, String, TimeWindow> {
    private static final long serialVersionUID = 1L;

    @Override
    public void process(
            String airport, Context context, Iterable<Delays> sums, Collector<AirportDelay> out) {
        Instant end = Instant.ofEpochMilli(context.window().getEnd());
        Delays it = sums.iterator().next();
        out.collect(new AirportDelay(end, airport, it.flights(), it.sumMin()));
    }
}
