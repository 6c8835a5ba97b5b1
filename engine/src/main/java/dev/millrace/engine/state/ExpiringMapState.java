// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import dev.millrace.api.state.MapState;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A map per key whose entries each live for a time. */
final class ExpiringMapState<K, V> implements MapState<K, V> {

    private final RowSlot slot;
    private final MapKeyType keyType;
    private final ElementType valueType;
    private final TimeToLive life;

    ExpiringMapState(RowSlot slot, MapKeyType keyType, ElementType valueType, TimeToLive life) {
        this.slot = slot;
        this.keyType = keyType;
        this.valueType = valueType;
        this.life = life;
        slot.rows.sweep(slot.number, this::sweep);
    }

    @Override
    public @Nullable V get(K key) {
        Map<K, Expiring<V>> map = map();
        Expiring<V> found = map.get(key);
        if (found == null) {
            return null;
        }
        if (life.isOver(found.expiry())) {
            remove(key);
            return life.isExpiredSeen() ? found.value() : null;
        }
        renew(found);
        return found.value();
    }

    private void renew(Expiring<V> item) {
        long expiry = life.ofRead(item.expiry());
        if (expiry != item.expiry()) {
            slot.beforeUpdate();
            item.setExpiry(expiry);
        }
    }

    @Override
    public boolean contains(K key) {
        return get(key) != null;
    }

    @Override
    public boolean isEmpty() {
        return !iterator().hasNext();
    }

    @Override
    public void put(K key, V value) {
        keyType.checked(key);
        valueType.checked(value);
        Map<K, Expiring<V>> map = mapToWrite();
        Expiring<V> known = map.get(key);
        if (known != null && !life.isOver(known.expiry())) {
            known.set(value, life.ofWrite());
        } else {
            map.remove(key);
            map.put(key, new Expiring<>(value, life.ofWrite()));
        }
    }

    @Override
    public void putAll(Map<K, V> values) {
        values.forEach(
                (key, value) -> {
                    keyType.checked(key);
                    valueType.checked(value);
                });
        values.forEach(this::put);
    }

    @Override
    public void remove(K key) {
        Map<K, Expiring<V>> map = map();
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
        return () -> new MappedIterator<>(iterator(), Map.Entry::getKey);
    }

    @Override
    public Iterable<V> values() {
        return () -> new MappedIterator<>(iterator(), Map.Entry::getValue);
    }

    @Override
    public Iterator<Map.Entry<K, V>> iterator() {
        Map<K, Expiring<V>> map = map();
        if (!life.isExpiredSeen()) {
            drop(map);
        }
        return new MappedIterator<>(
                new SlotIterator<>(slot, map, map.entrySet().iterator()), this::read);
    }

    private Map.Entry<K, V> read(Map.Entry<K, Expiring<V>> entry) {
        Expiring<V> value = entry.getValue();
        if (!life.isOver(value.expiry())) {
            renew(value);
        }
        return new LiveEntry<>(entry.getKey(), value);
    }

    private void drop(Map<K, Expiring<V>> map) {
        if (life.isAnyOver(map.values())) {
            slot.beforeUpdate();
            map.values().removeIf(value -> life.isOver(value.expiry()));
            if (map.isEmpty()) {
                slot.clear();
            }
        }
    }

    @Override
    public void clear() {
        slot.clear();
    }

    @SuppressWarnings("unchecked")
    private Map<K, Expiring<V>> map() {
        Map<K, Expiring<V>> map = (Map<K, Expiring<V>>) slot.get();
        return map == null ? Collections.emptyMap() : map;
    }

    @SuppressWarnings("unchecked")
    private Map<K, Expiring<V>> mapToWrite() {
        Map<K, Expiring<V>> map = (Map<K, Expiring<V>>) slot.get();
        if (map == null) {
            map = new LinkedHashMap<>();
            slot.set(map);
        } else {
            slot.beforeUpdate();
        }
        return map;
    }

    @SuppressWarnings("unchecked")
    private int sweep(RowTable table, int row, int number) {
        Map<K, Expiring<V>> map = (Map<K, Expiring<V>>) table.refAt(row, number);
        if (map == null) {
            return 0;
        }
        int looked = map.size();
        if (!life.changesByPassing(map.values())) {
            return looked;
        }
        table.beforeUpdate(row);
        map.values().removeIf(value -> life.isOver(value.expiry()));
        map.values().forEach(value -> value.setExpiry(life.ofPassing(value.expiry())));
        if (map.isEmpty()) {
            table.clear(row, number);
        }
        return looked;
    }

    /** An entry that writes through. */
    private final class LiveEntry<A> implements Map.Entry<A, V> {

        private final A key;
        private final Expiring<V> value;

        LiveEntry(A key, Expiring<V> value) {
            this.key = key;
            this.value = value;
        }

        @Override
        public A getKey() {
            return key;
        }

        @Override
        public V getValue() {
            return value.value();
        }

        @Override
        public V setValue(V next) {
            V last = value.value();
            valueType.checked(next);
            slot.beforeUpdate();
            value.set(next, life.ofWrite());
            return last;
        }
    }
}
