// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import dev.millrace.api.function.LongAggregateFunction;
import dev.millrace.api.state.AggregatingState;
import dev.millrace.engine.wire.WriteTrial;
import org.jspecify.annotations.Nullable;

/** An accumulator per key that is a long, unboxed in a slot. */
final class LongAggregatingState<IN, OUT> implements AggregatingState<IN, OUT> {

    private final KeyedRows rows;
    private final int slot;
    private final ElementType type;
    private final LongAggregateFunction<IN, OUT> function;

    LongAggregatingState(RowSlot slot, LongAggregateFunction<IN, OUT> function) {
        this.rows = slot.rows;
        this.slot = slot.number;
        this.type = ElementType.unknown(slot.name, WriteTrial.none());
        this.function = function;
    }

    @Override
    public @Nullable OUT get() {
        return rows.isPresent(slot) ? function.resultOf(rows.getLong(slot)) : null;
    }

    @Override
    public void add(IN value) {
        type.checked(value);
        long before = rows.isPresent(slot) ? rows.getLong(slot) : function.createLong();
        rows.setLong(slot, function.addLong(value, before));
    }

    @Override
    public void clear() {
        rows.clear(slot);
    }
}
