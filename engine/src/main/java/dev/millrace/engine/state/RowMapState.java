// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import dev.millrace.api.state.MapState;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A map per key, in a slot. Linked, so that the order of its entries is the same in every JVM. */
final class RowMapState<K, V> implements MapState<K, V> {

    private final RowSlot slot;
    private final MapKeyType keyType;
    private final ElementType valueType;

    RowMapState(RowSlot slot, MapKeyType keyType, ElementType valueType) {
        this.slot = slot;
        this.keyType = keyType;
        this.valueType = valueType;
    }

    @Override
    public @Nullable V get(K key) {
        return map().get(key);
    }

    @Override
    public boolean contains(K key) {
        return map().containsKey(key);
    }

    @Override
    public boolean isEmpty() {
        return map().isEmpty();
    }

    @Override
    public void put(K key, V value) {
        keyType.checked(key);
        valueType.checked(value);
        mapToWrite().put(key, value);
    }

    @Override
    public void putAll(Map<K, V> values) {
        values.forEach(
                (key, value) -> {
                    keyType.checked(key);
                    valueType.checked(value);
                });
        if (!values.isEmpty()) {
            mapToWrite().putAll(values);
        }
    }

    @Override
    public void remove(K key) {
        Map<K, V> map = map();
        slot.beforeUpdate();
        if (map.remove(key) != null && map.isEmpty()) {
            slot.clear();
        }
    }

    @Override
    public Iterable<Map.Entry<K, V>> entries() {
        return this::iterator;
    }

    @Override
    public Iterable<K> keys() {
        return () -> new SlotIterator<>(slot, map(), map().keySet().iterator());
    }

    @Override
    public Iterable<V> values() {
        return () -> new SlotIterator<>(slot, map(), map().values().iterator());
    }

    @Override
    public Iterator<Map.Entry<K, V>> iterator() {
        Map<K, V> map = map();
        return new MappedIterator<>(
                new SlotIterator<>(slot, map, map.entrySet().iterator()), this::markedEntry);
    }

    private Map.Entry<K, V> markedEntry(Map.Entry<K, V> entry) {
        return new SlotEntry<>(slot, valueType, entry);
    }

    @Override
    public void clear() {
        slot.clear();
    }

    @SuppressWarnings("unchecked")
    private Map<K, V> map() {
        Map<K, V> map = (Map<K, V>) slot.get();
        return map == null ? Collections.emptyMap() : map;
    }

    @SuppressWarnings("unchecked")
    private Map<K, V> mapToWrite() {
        Map<K, V> map = (Map<K, V>) slot.get();
        if (map == null) {
            map = new LinkedHashMap<>();
            slot.set(map);
        } else {
            slot.beforeUpdate();
        }
        return map;
    }
}
