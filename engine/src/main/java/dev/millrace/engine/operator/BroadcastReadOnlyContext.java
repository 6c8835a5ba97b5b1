// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.api.function.BroadcastProcessFunction;
import dev.millrace.api.function.OutputTag;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.state.ReadOnlyBroadcastState;
import org.jspecify.annotations.Nullable;

/** The context of a record that is not broadcast: it sees the broadcast state only. */
final class BroadcastReadOnlyContext
        extends BroadcastProcessFunction<Object, Object, Object>.ReadOnlyContext {
    private final BroadcastScope scope;

    BroadcastReadOnlyContext(
            BroadcastProcessFunction<Object, Object, Object> function, BroadcastScope scope) {
        function.super();
        this.scope = scope;
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
        return scope.time().currentProcessingTime();
    }

    @Override
    public long currentWatermark() {
        return scope.time().currentWatermark();
    }

    @Override
    public <K, V> ReadOnlyBroadcastState<K, V> getBroadcastState(
            MapStateDescriptor<K, V> descriptor) {
        return scope.state().readOnlyBroadcast(descriptor);
    }
}
