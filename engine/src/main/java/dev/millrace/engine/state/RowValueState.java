// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import dev.millrace.api.state.ValueState;
import org.jspecify.annotations.Nullable;

/** A value per key, in a slot. */
final class RowValueState<T> implements ValueState<T> {

    private final RowSlot slot;
    private final ElementType type;

    RowValueState(RowSlot slot, ElementType type) {
        this.slot = slot;
        this.type = type;
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable T value() {
        return (T) slot.get();
    }

    @Override
    public void update(@Nullable T value) {
        if (value == null) {
            slot.clear();
        } else {
            slot.set(type.checked(value));
        }
    }

    @Override
    public void clear() {
        slot.clear();
    }
}
