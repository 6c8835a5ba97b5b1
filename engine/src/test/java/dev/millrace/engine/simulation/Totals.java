// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.simulation;

import dev.millrace.api.function.Collector;
import dev.millrace.api.function.KeyedProcessFunction;
import dev.millrace.api.function.OpenContext;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.stream.DataStream;
import dev.millrace.api.stream.SingleOutputStreamOperator;
import dev.millrace.api.window.TumblingEventTimeWindows;
import dev.millrace.engine.scenario.Reading;
import java.time.Duration;

/**
 * The total of each key, emitted once at the end of event time: the same whatever comes first. A
 * process function with state and a timer.
 */
final class Totals extends KeyedProcessFunction<String, Reading, Reading> {
    /** Later than any record: windows of this size hold all of them, timers fire at the end. */
    private static final long END = 1_000_000_000;

    private transient ValueState<Long> total;

    /** By a timer per key. */
    static SingleOutputStreamOperator<Reading> of(DataStream<Reading> stream) {
        return stream.keyBy(Reading::sensor).process(Totals::new);
    }

    /** By a window so wide that nothing is late. */
    static SingleOutputStreamOperator<Reading> ofWindows(DataStream<Reading> stream) {
        return stream.keyBy(Reading::sensor)
                .window(
                        TumblingEventTimeWindows.of(
                                Duration.ofMillis(2 * END), Duration.ofMillis(END)))
                .reduce((a, b) -> Reading.of(a.sensor(), 0, a.value() + b.value()))
                .map(r -> Reading.of(r.sensor(), 0, r.value()));
    }

    @Override
    public void open(OpenContext context) {
        total = getRuntimeContext().getState(new ValueStateDescriptor<>("total"));
    }

    @Override
    public void processElement(Reading value, Context ctx, Collector<Reading> out)
            throws Exception {
        Long before = total.value();
        total.update((before == null ? 0 : before) + value.value());
        ctx.timerService().registerEventTimeTimer(END);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext ctx, Collector<Reading> out)
            throws Exception {
        out.collect(Reading.of(ctx.getCurrentKey(), 0, total.value()));
        total.clear();
    }
}
