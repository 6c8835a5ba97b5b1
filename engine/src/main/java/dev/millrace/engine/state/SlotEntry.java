// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import java.util.AbstractMap;
import java.util.Map;

/** An entry of a map in a slot, which writes through. */
final class SlotEntry<K, V> extends AbstractMap.SimpleEntry<K, V> {
    private static final long serialVersionUID = 1L;

    private final transient RowSlot slot;
    private final transient ElementType type;
    private final transient Map.Entry<K, V> entry;

    SlotEntry(RowSlot slot, ElementType type, Map.Entry<K, V> entry) {
        super(entry);
        this.slot = slot;
        this.type = type;
        this.entry = entry;
    }

    @Override
    public V setValue(V value) {
        type.checked(value);
        slot.beforeUpdate();
        entry.setValue(value);
        return super.setValue(value);
    }
}
