// SPDX-License-Identifier: Apache-2.0
package dev.millrace.examples.flights;

import dev.millrace.api.function.Collector;
import dev.millrace.api.function.KeyedProcessFunction;
import dev.millrace.api.function.OpenContext;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import java.util.ArrayList;
import java.util.List;

/** Alerts when three departures of an airport in a row are late by an hour or more. */
final class DelayStreak extends KeyedProcessFunction<String, Flight, Alert> {
    private static final long serialVersionUID = 1L;
    private static final int LENGTH = 3;
    private static final int LONG_DELAY_MIN = 60;

    private transient ListState<Integer> delaysMin;

    @Override
    public void open(OpenContext context) {
        delaysMin = getRuntimeContext().getListState(new ListStateDescriptor<>("delays"));
    }

    @Override
    public void processElement(Flight flight, Context ctx, Collector<Alert> out) throws Exception {
        if (flight.delayMin() < LONG_DELAY_MIN) {
            delaysMin.clear();
            return;
        }
        delaysMin.add(flight.delayMin());
        List<Integer> streak = new ArrayList<>();
        delaysMin.get().forEach(streak::add);
        if (streak.size() == LENGTH) {
            long sumMin = streak.stream().mapToLong(Integer::longValue).sum();
            out.collect(new Alert(flight.origin(), flight.reported(), sumMin));
            delaysMin.clear();
        }
    }
}
