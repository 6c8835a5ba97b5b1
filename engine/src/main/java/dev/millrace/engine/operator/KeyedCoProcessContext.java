// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.api.function.KeyedCoProcessFunction;
import dev.millrace.api.function.OutputTag;
import dev.millrace.api.function.TimerService;
import dev.millrace.api.time.TimeDomain;
import org.jspecify.annotations.Nullable;

/** The context of a {@link KeyedCoProcessFunction}, for records and for timers. */
final class KeyedCoProcessContext
        extends KeyedCoProcessFunction<Object, Object, Object, Object>.OnTimerContext {
    private final RecordScope record;
    private final KeyedScope keyed;
    private TimeDomain domain = TimeDomain.EVENT_TIME;

    KeyedCoProcessContext(
            KeyedCoProcessFunction<Object, Object, Object, Object> function,
            RecordScope record,
            KeyedScope keyed) {
        function.super();
        this.record = record;
        this.keyed = keyed;
    }

    /** A timer of this domain fires. */
    void firing(TimeDomain firingDomain) {
        domain = firingDomain;
    }

    @Override
    public TimeDomain timeDomain() {
        return domain;
    }

    @Override
    public @Nullable Long timestamp() {
        return record.timestamp();
    }

    @Override
    public TimerService timerService() {
        return keyed.timers();
    }

    @Override
    public <X> void output(OutputTag<X> tag, X value) {
        record.output(tag, value);
    }

    @Override
    public Object getCurrentKey() {
        return keyed.key();
    }
}
