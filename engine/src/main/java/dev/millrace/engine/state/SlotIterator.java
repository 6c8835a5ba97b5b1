// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import java.util.Iterator;
import java.util.Map;

/** Iterates over a map in a slot, and clears the slot when the last entry is removed on the way. */
final class SlotIterator<E> implements Iterator<E> {

    private final RowSlot slot;
    private final Map<?, ?> map;
    private final Iterator<E> entries;

    SlotIterator(RowSlot slot, Map<?, ?> map, Iterator<E> entries) {
        this.slot = slot;
        this.map = map;
        this.entries = entries;
    }

    @Override
    public boolean hasNext() {
        return entries.hasNext();
    }

    @Override
    public E next() {
        return entries.next();
    }

    @Override
    public void remove() {
        slot.beforeUpdate();
        entries.remove();
        if (map.isEmpty() && slot.get() == map) {
            slot.clear();
        }
    }
}
