// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import dev.millrace.api.state.ListState;
import dev.millrace.engine.snapshot.Change;
import dev.millrace.engine.snapshot.Column;
import dev.millrace.engine.snapshot.ColumnKind;
import dev.millrace.engine.snapshot.EntryWriter;
import dev.millrace.engine.wire.WriteTrial;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list of a subtask. */
final class SubtaskListState<T> extends SubtaskItems implements ListState<T> {

    private final String name;
    private ElementType type;
    private boolean isDeclared;
    private List<T> items = new ArrayList<>();

    SubtaskListState(String name, int column) {
        super(column);
        this.name = name;
        this.type = ElementType.unknown(name, WriteTrial.none());
    }

    /**
     * Checks what comes in from now on, and what was restored.
     *
     * @param declared the type that a descriptor gives, or null if it gives none
     */
    @SuppressWarnings("unchecked") // what fits is of the type that is declared
    void declare(@Nullable Class<?> declared, WriteTrial trial) {
        if (isDeclared && type.isDeclared(declared)) {
            return;
        }
        type = new ElementType(name, declared, trial);
        isDeclared = true;
        List<T> fitted = (List<T>) RestoredItems.fitted(items, type);
        if (fitted != items) {
            beforeAccess();
            items = fitted;
        }
    }

    @Override
    Column column() {
        return new Column(name, ColumnKind.LIST, false);
    }

    @Override
    Iterator<EntryOut.Entry> entries(int column) {
        return new MappedIterator<>(items.iterator(), item -> out -> write(out, column, item));
    }

    private static void write(EntryWriter out, int column, Object item) {
        out.begin(Change.PUT, 0);
        out.value(column, item);
        out.end();
    }

    @Override
    @SuppressWarnings("unchecked")
    void restore(@Nullable Object key, Object value) {
        items.add((T) value);
    }

    @Override
    public Iterable<T> get() {
        beforeAccess();
        return Collections.unmodifiableList(items);
    }

    @Override
    public void add(T value) {
        type.checked(value);
        beforeAccess();
        items.add(value);
    }

    @Override
    public void addAll(List<T> values) {
        values.forEach(type::checked);
        beforeAccess();
        items.addAll(values);
    }

    @Override
    public void update(List<T> values) {
        values.forEach(type::checked);
        beforeAccess();
        List<T> copy = List.copyOf(values);
        items.clear();
        items.addAll(copy);
    }

    @Override
    public void clear() {
        beforeAccess();
        items.clear();
    }
}
