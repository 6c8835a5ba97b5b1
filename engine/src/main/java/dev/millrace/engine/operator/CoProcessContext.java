// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.api.function.CoProcessFunction;
import dev.millrace.api.function.OutputTag;
import dev.millrace.api.function.TimerService;
import org.jspecify.annotations.Nullable;

/** The context of a {@link CoProcessFunction}. */
final class CoProcessContext extends CoProcessFunction<Object, Object, Object>.Context {
    private final RecordScope record;
    private final TimerService time;

    CoProcessContext(
            CoProcessFunction<Object, Object, Object> function,
            RecordScope record,
            TimerService time) {
        function.super();
        this.record = record;
        this.time = time;
    }

    @Override
    public @Nullable Long timestamp() {
        return record.timestamp();
    }

    @Override
    public TimerService timerService() {
        return time;
    }

    @Override
    public <X> void output(OutputTag<X> tag, X value) {
        record.output(tag, value);
    }
}
