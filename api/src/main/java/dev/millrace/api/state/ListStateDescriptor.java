// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.state;

import org.jspecify.annotations.Nullable;

/**
 * Describes a {@link ListState}.
 *
 * <pre>{@code
 * ListStateDescriptor<String> names = new ListStateDescriptor<>("names", String.class);
 * }</pre>
 *
 * @param <T> the items
 */
public final class ListStateDescriptor<T> extends StateDescriptor<ListState<T>, T> {

    private final @Nullable Class<T> elementType;

    /** Names the state; the type is found out from the first item. */
    public ListStateDescriptor(String name) {
        super(name);
        this.elementType = null;
    }

    /** Names the state and the type of its items, so that another type is refused. */
    public ListStateDescriptor(String name, Class<T> elementType) {
        super(name);
        this.elementType = elementType;
    }

    private ListStateDescriptor(String name, ListStateDescriptor<T> other) {
        super(name);
        this.elementType = other.elementType;
    }

    /** Returns the type of the items, or null if it was not given. */
    public @Nullable Class<T> getElementType() {
        return elementType;
    }

    @Override
    ListStateDescriptor<T> copy(String newName) {
        return new ListStateDescriptor<>(newName, this);
    }
}
