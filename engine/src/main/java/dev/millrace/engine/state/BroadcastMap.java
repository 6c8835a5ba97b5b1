// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import dev.millrace.api.state.BroadcastState;
import dev.millrace.api.state.ReadOnlyBroadcastState;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A subtask's copy of broadcast state, in order of first insertion. */
final class BroadcastMap<K, V> implements BroadcastState<K, V> {

    private final MapKeyType keyType;
    private final ElementType valueType;
    private final Map<K, V> map = new LinkedHashMap<>();

    BroadcastMap(MapKeyType keyType, ElementType valueType) {
        this.keyType = keyType;
        this.valueType = valueType;
    }

    @Override
    public @Nullable V get(K key) {
        return map.get(key);
    }

    @Override
    public boolean contains(K key) {
        return map.containsKey(key);
    }

    @Override
    public Iterable<Map.Entry<K, V>> immutableEntries() {
        return Collections.unmodifiableMap(map).entrySet();
    }

    @Override
    public void put(K key, V value) {
        map.put(keyType.checked(key), valueType.checked(value));
    }

    @Override
    public void putAll(Map<K, V> values) {
        values.forEach(
                (key, value) -> {
                    keyType.checked(key);
                    valueType.checked(value);
                });
        map.putAll(values);
    }

    @Override
    public void remove(K key) {
        map.remove(key);
    }

    @Override
    public Iterable<Map.Entry<K, V>> entries() {
        return map.entrySet();
    }

    @Override
    public Iterator<Map.Entry<K, V>> iterator() {
        return map.entrySet().iterator();
    }

    @Override
    public void clear() {
        map.clear();
    }

    /** Returns the same map for those who may not change it: copies would drift apart. */
    ReadOnlyBroadcastState<K, V> readOnly() {
        return new ReadOnly<>(this);
    }

    private record ReadOnly<K, V>(BroadcastMap<K, V> all) implements ReadOnlyBroadcastState<K, V> {

        @Override
        public @Nullable V get(K key) {
            return all.get(key);
        }

        @Override
        public boolean contains(K key) {
            return all.contains(key);
        }

        @Override
        public Iterable<Map.Entry<K, V>> immutableEntries() {
            return all.immutableEntries();
        }

        @Override
        public void clear() {
            throw new UnsupportedOperationException(
                    "only the broadcast side may change broadcast state: the copies of the"
                            + " subtasks would drift apart");
        }
    }
}
