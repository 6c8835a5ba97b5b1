// SPDX-License-Identifier: Apache-2.0
package dev.millrace.examples.flights;

import dev.millrace.api.function.Collector;
import dev.millrace.api.function.KeyedProcessFunction;
import dev.millrace.api.function.OpenContext;
import dev.millrace.api.state.MapState;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Ranks the airports of a window once the watermark says that all of them are here, and again with
 * the next watermark when late flights have changed some. Emits only ranks that are new.
 */
final class TopFive extends KeyedProcessFunction<Instant, AirportDelay, WorstAirport> {
    private static final long serialVersionUID = 1L;
    private static final int RANKS = 5;

    private final Duration lateness;
    private transient MapState<String, AirportDelay> airports;
    private transient ValueState<List<WorstAirport>> ranked;

    /**
     * @param lateness how long after its end a window may still change
     */
    TopFive(Duration lateness) {
        this.lateness = lateness;
    }

    @Override
    public void open(OpenContext context) {
        airports = getRuntimeContext().getMapState(new MapStateDescriptor<>("airports"));
        ranked = getRuntimeContext().getState(new ValueStateDescriptor<>("ranked"));
    }

    @Override
    public void processElement(AirportDelay delay, Context ctx, Collector<WorstAirport> out)
            throws Exception {
        airports.put(delay.airport(), delay);
        ctx.timerService().registerEventTimeTimer(delay.windowEnd().toEpochMilli());
        ctx.timerService().registerEventTimeTimer(forgetAtMs(delay.windowEnd()));
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext ctx, Collector<WorstAirport> out)
            throws Exception {
        if (timestamp == forgetAtMs(ctx.getCurrentKey())) {
            airports.clear();
            ranked.clear();
            return;
        }
        List<WorstAirport> before = Objects.requireNonNullElse(ranked.value(), List.of());
        List<WorstAirport> now = rank(airports.values());
        now.stream().filter(worst -> !before.contains(worst)).forEach(out::collect);
        ranked.update(now);
    }

    private long forgetAtMs(Instant windowEnd) {
        return windowEnd.plus(lateness).toEpochMilli();
    }

    private static List<WorstAirport> rank(Iterable<AirportDelay> delays) {
        List<AirportDelay> worstFirst = new ArrayList<>();
        delays.forEach(worstFirst::add);
        worstFirst.sort(AirportDelay.WORST_FIRST);
        List<WorstAirport> ranks = new ArrayList<>();
        for (int i = 0; i < Math.min(RANKS, worstFirst.size()); i++) {
            ranks.add(worstFirst.get(i).ranked(i + 1));
        }
        return ranks;
    }
}
