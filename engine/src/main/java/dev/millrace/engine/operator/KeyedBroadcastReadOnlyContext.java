// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.api.function.KeyedBroadcastProcessFunction;
import dev.millrace.api.function.OutputTag;
import dev.millrace.api.function.TimerService;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.state.ReadOnlyBroadcastState;
import dev.millrace.api.time.TimeDomain;
import org.jspecify.annotations.Nullable;

/** The context of a keyed record or timer beside broadcast records. */
final class KeyedBroadcastReadOnlyContext
        extends KeyedBroadcastProcessFunction<Object, Object, Object, Object>.OnTimerContext {
    private final KeyedBroadcastScope scope;
    private TimeDomain domain = TimeDomain.EVENT_TIME;

    KeyedBroadcastReadOnlyContext(
            KeyedBroadcastProcessFunction<Object, Object, Object, Object> function,
            KeyedBroadcastScope scope) {
        function.super();
        this.scope = scope;
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
    public TimerService timerService() {
        return scope.keyed().timers();
    }

    @Override
    public Object getCurrentKey() {
        return scope.keyed().key();
    }

    @Override
    public @Nullable Long timestamp() {
        return scope.record().timestamp();
    }

    @Override
    public <X> void output(OutputTag<X> tag, X value) {
        scope.record().output(tag, value);
    }

    @Override
    public long currentProcessingTime() {
        return scope.keyed().timers().currentProcessingTime();
    }

    @Override
    public long currentWatermark() {
        return scope.keyed().timers().currentWatermark();
    }

    @Override
    public <K, V> ReadOnlyBroadcastState<K, V> getBroadcastState(
            MapStateDescriptor<K, V> descriptor) {
        return scope.state().readOnlyBroadcast(descriptor);
    }
}
