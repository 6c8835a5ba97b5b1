// SPDX-License-Identifier: Apache-2.0
package dev.millrace.examples.flights;

import dev.millrace.api.function.Collector;
import dev.millrace.api.function.Counter;
import dev.millrace.api.function.OpenContext;
import dev.millrace.api.function.ProcessFunction;

/**
 * Counts the departures that come after the watermark has passed their event time, and hands all
 * on.
 */
final class LateCount extends ProcessFunction<Flight, Flight> {
    static final String COUNTER = "late";
    private static final long serialVersionUID = 1L;

    private transient Counter late;

    @Override
    public void open(OpenContext context) {
        late = getRuntimeContext().counter(COUNTER);
    }

    @Override
    public void processElement(Flight flight, Context ctx, Collector<Flight> out) {
        if (flight.scheduled().toEpochMilli() <= ctx.timerService().currentWatermark()) {
            late.inc();
        }
        out.collect(flight);
    }
}
