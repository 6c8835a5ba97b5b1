// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import dev.millrace.api.function.AggregateFunction;
import dev.millrace.api.state.AggregatingState;
import dev.millrace.engine.wire.WriteTrial;
import org.jspecify.annotations.Nullable;

/** An accumulator per key, in a slot. */
final class RowAggregatingState<IN, ACC, OUT> implements AggregatingState<IN, OUT> {

    private final RowSlot slot;
    private final ElementType type;
    private final ElementType accumulators;
    private final AggregateFunction<IN, ACC, OUT> function;

    /**
     * @param accumulators what accumulators may be
     */
    RowAggregatingState(
            RowSlot slot, AggregateFunction<IN, ACC, OUT> function, ElementType accumulators) {
        this.slot = slot;
        this.type = ElementType.unknown(slot.name, WriteTrial.none());
        this.accumulators = accumulators;
        this.function = function;
    }

    @Override
    public @Nullable OUT get() {
        ACC accumulator = accumulator();
        return accumulator == null ? null : function.getResult(accumulator);
    }

    @Override
    public void add(IN value) {
        type.checked(value);
        ACC before = accumulator();
        slot.beforeUpdate();
        ACC accumulator = before == null ? function.createAccumulator() : before;
        slot.replace(before, accumulators.checked(function.add(value, accumulator)));
    }

    @SuppressWarnings("unchecked")
    private @Nullable ACC accumulator() {
        return (ACC) slot.get();
    }

    @Override
    public void clear() {
        slot.clear();
    }
}
