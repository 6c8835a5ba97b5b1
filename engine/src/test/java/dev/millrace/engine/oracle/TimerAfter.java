// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.oracle;

import dev.millrace.api.function.Collector;
import dev.millrace.api.function.KeyedProcessFunction;
import dev.millrace.api.time.Millis;
import dev.millrace.engine.scenario.Reading;

/** Registers a timer some ms after each record, or at the end of time; says when it fires. */
final class TimerAfter extends KeyedProcessFunction<String, Reading, String> {
    private final long afterMs;

    TimerAfter(long afterMs) {
        this.afterMs = afterMs;
    }

    @Override
    public void processElement(Reading value, Context ctx, Collector<String> out) {
        ctx.timerService().registerEventTimeTimer(Millis.plus(value.timeMs(), afterMs));
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext ctx, Collector<String> out) {
        out.collect(ctx.getCurrentKey() + "@" + timestamp);
    }
}
