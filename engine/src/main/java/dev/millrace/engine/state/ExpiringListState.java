// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import dev.millrace.api.state.ListState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list per key whose items each live for a time. */
final class ExpiringListState<T> implements ListState<T> {

    private final RowSlot slot;
    private final ElementType type;
    private final TimeToLive life;

    ExpiringListState(RowSlot slot, ElementType type, TimeToLive life) {
        this.slot = slot;
        this.type = type;
        this.life = life;
        slot.rows.sweep(slot.number, this::sweep);
    }

    @Override
    public Iterable<T> get() {
        List<Expiring<T>> list = list();
        if (list == null) {
            return List.of();
        }
        List<T> seen = new ArrayList<>(list.size());
        for (Expiring<T> item : list) {
            if (life.isExpiredSeen() || !life.isOver(item.expiry())) {
                seen.add(item.value());
            }
        }
        if (life.changesByRead(list)) {
            slot.beforeUpdate();
            list.removeIf(item -> life.isOver(item.expiry()));
            list.forEach(item -> item.setExpiry(life.ofRead(item.expiry())));
            if (list.isEmpty()) {
                slot.clear();
            }
        }
        return seen;
    }

    @Override
    public void add(T value) {
        append(type.checked(value));
    }

    @Override
    public void addAll(List<T> values) {
        values.forEach(type::checked);
        values.forEach(this::append);
    }

    private void append(T value) {
        List<Expiring<T>> list = list();
        if (list == null) {
            list = new ArrayList<>();
            slot.set(list);
        } else {
            slot.beforeUpdate();
        }
        list.add(new Expiring<>(value, life.ofWrite()));
    }

    @Override
    public void update(List<T> values) {
        values.forEach(type::checked);
        List<T> copy = List.copyOf(values);
        slot.clear();
        copy.forEach(this::append);
    }

    @Override
    public void clear() {
        slot.clear();
    }

    @SuppressWarnings("unchecked")
    private @Nullable List<Expiring<T>> list() {
        return (List<Expiring<T>>) slot.get();
    }

    @SuppressWarnings("unchecked")
    private int sweep(RowTable table, int row, int number) {
        List<Expiring<T>> list = (List<Expiring<T>>) table.refAt(row, number);
        if (list == null) {
            return 0;
        }
        int looked = list.size();
        if (!life.changesByPassing(list)) {
            return looked;
        }
        table.beforeUpdate(row);
        list.removeIf(item -> life.isOver(item.expiry()));
        list.forEach(item -> item.setExpiry(life.ofPassing(item.expiry())));
        if (list.isEmpty()) {
            table.clear(row, number);
        }
        return looked;
    }
}
