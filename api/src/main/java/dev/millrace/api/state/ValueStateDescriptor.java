// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.state;

import org.jspecify.annotations.Nullable;

/**
 * Describes a {@link ValueState}.
 *
 * <pre>{@code
 * ValueStateDescriptor<Long> count = new ValueStateDescriptor<>("count", Long.class);
 * }</pre>
 *
 * @param <T> the value
 */
public final class ValueStateDescriptor<T> extends StateDescriptor<ValueState<T>, T> {

    private final @Nullable Class<T> type;

    /** Names the state; the type is found out from the first value. */
    public ValueStateDescriptor(String name) {
        super(name);
        this.type = null;
    }

    /** Names the state and the type of its values, so that another type is refused. */
    public ValueStateDescriptor(String name, Class<T> type) {
        super(name);
        this.type = type;
    }

    private ValueStateDescriptor(String name, ValueStateDescriptor<T> other) {
        super(name);
        this.type = other.type;
    }

    /** Returns the type of the values, or null if it was not given. */
    public @Nullable Class<T> getType() {
        return type;
    }

    @Override
    ValueStateDescriptor<T> copy(String newName) {
        return new ValueStateDescriptor<>(newName, this);
    }
}
