// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import dev.millrace.api.state.ListState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list per key, in a slot. */
final class RowListState<T> implements ListState<T> {

    private final RowSlot slot;
    private final ElementType type;

    RowListState(RowSlot slot, ElementType type) {
        this.slot = slot;
        this.type = type;
    }

    @Override
    public Iterable<T> get() {
        List<T> list = list();
        return list == null ? List.of() : Collections.unmodifiableList(list);
    }

    @Override
    public void add(T value) {
        type.checked(value);
        listToWrite().add(value);
    }

    @Override
    public void addAll(List<T> values) {
        values.forEach(type::checked);
        if (!values.isEmpty()) {
            listToWrite().addAll(values);
        }
    }

    @Override
    public void update(List<T> values) {
        values.forEach(type::checked);
        if (values.isEmpty()) {
            slot.clear();
        } else {
            slot.set(new ArrayList<>(values));
        }
    }

    @Override
    public void clear() {
        slot.clear();
    }

    @SuppressWarnings("unchecked")
    private @Nullable List<T> list() {
        return (List<T>) slot.get();
    }

    private List<T> listToWrite() {
        List<T> list = list();
        if (list == null) {
            list = new ArrayList<>();
            slot.set(list);
        } else {
            slot.beforeUpdate();
        }
        return list;
    }
}
