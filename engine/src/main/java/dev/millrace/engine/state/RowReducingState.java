// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import dev.millrace.api.function.ReduceFunction;
import dev.millrace.api.state.ReducingState;
import org.jspecify.annotations.Nullable;

/** A reduced value per key, in a slot. */
final class RowReducingState<T> implements ReducingState<T> {

    private final RowSlot slot;
    private final ElementType type;
    private final ReduceFunction<T> function;

    RowReducingState(RowSlot slot, ReduceFunction<T> function, ElementType type) {
        this.slot = slot;
        this.type = type;
        this.function = function;
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable T get() {
        return (T) slot.get();
    }

    @Override
    public void add(T value) {
        type.checked(value);
        T before = get();
        slot.beforeUpdate();
        slot.replace(before, before == null ? value : reduce(before, value));
    }

    private Object reduce(T before, T value) {
        try {
            return type.checked(function.reduce(before, value));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("reducing state '" + slot.name + "' failed", e);
        }
    }

    @Override
    public void clear() {
        slot.clear();
    }
}
