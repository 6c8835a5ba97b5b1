// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import dev.millrace.api.state.ListState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A list of a subtask. */
final class SubtaskListState<T> implements ListState<T> {

    private final ElementType type;
    private final List<T> items = new ArrayList<>();

    SubtaskListState(ElementType type) {
        this.type = type;
    }

    @Override
    public Iterable<T> get() {
        return Collections.unmodifiableList(items);
    }

    @Override
    public void add(T value) {
        items.add(type.checked(value));
    }

    @Override
    public void addAll(List<T> values) {
        values.forEach(type::checked);
        items.addAll(values);
    }

    @Override
    public void update(List<T> values) {
        values.forEach(type::checked);
        List<T> copy = List.copyOf(values);
        items.clear();
        items.addAll(copy);
    }

    @Override
    public void clear() {
        items.clear();
    }
}
