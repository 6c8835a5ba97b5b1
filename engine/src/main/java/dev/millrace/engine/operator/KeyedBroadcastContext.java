// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.api.function.KeyedBroadcastProcessFunction;
import dev.millrace.api.function.OutputTag;
import dev.millrace.api.state.BroadcastState;
import dev.millrace.api.state.KeyedStateFunction;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.state.State;
import dev.millrace.api.state.StateDescriptor;
import dev.millrace.engine.state.KeyCursor;
import org.jspecify.annotations.Nullable;

/** The context of a broadcast record beside keyed ones: it may change the state of every key. */
final class KeyedBroadcastContext
        extends KeyedBroadcastProcessFunction<Object, Object, Object, Object>.Context {
    private final KeyedBroadcastScope scope;

    KeyedBroadcastContext(
            KeyedBroadcastProcessFunction<Object, Object, Object, Object> function,
            KeyedBroadcastScope scope) {
        function.super();
        this.scope = scope;
    }

    @Override
    public <VS, S extends State> void applyToKeyedState(
            StateDescriptor<S, VS> descriptor, KeyedStateFunction<Object, S> function)
            throws Exception {
        S state = scope.keyed().store().getAny(descriptor);
        KeyCursor keys = scope.keyed().store().keysWith(descriptor);
        while (keys.advance()) {
            function.process(scope.keyed().key(), state);
        }
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
    public <K, V> BroadcastState<K, V> getBroadcastState(MapStateDescriptor<K, V> descriptor) {
        return scope.state().broadcast(descriptor);
    }
}
