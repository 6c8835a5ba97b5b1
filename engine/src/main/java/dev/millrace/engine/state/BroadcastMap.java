// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import dev.millrace.api.state.BroadcastState;
import dev.millrace.api.state.ReadOnlyBroadcastState;
import dev.millrace.engine.snapshot.Change;
import dev.millrace.engine.snapshot.Column;
import dev.millrace.engine.snapshot.ColumnKind;
import dev.millrace.engine.snapshot.EntryWriter;
import dev.millrace.engine.wire.WriteTrial;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A subtask's copy of broadcast state, in order of first insertion. */
final class BroadcastMap<K, V> extends SubtaskItems implements BroadcastState<K, V> {

    private final String name;
    private MapKeyType keyType;
    private ElementType valueType;
    private boolean isDeclared;
    private Map<K, V> map = new LinkedHashMap<>();

    BroadcastMap(String name, int column) {
        super(column);
        this.name = name;
        this.keyType = new MapKeyType(name, null, WriteTrial.none());
        this.valueType = ElementType.unknown(name, WriteTrial.none());
    }

    /**
     * Checks what comes in from now on, and what was restored. Functions may ask for the state with
     * each record.
     *
     * @param key the type that a descriptor gives, or null if it gives none
     * @param value as {@code key}
     */
    @SuppressWarnings("unchecked") // what fits is of the types that are declared
    void declare(@Nullable Class<?> key, @Nullable Class<?> value, WriteTrial trial) {
        if (isDeclared && keyType.isDeclared(key) && valueType.isDeclared(value)) {
            return;
        }
        keyType = new MapKeyType(name, key, trial);
        valueType = new ElementType(name, value, trial);
        isDeclared = true;
        Map<K, V> fitted = (Map<K, V>) RestoredItems.fitted(map, keyType, valueType);
        if (fitted != map) {
            beforeAccess();
            map = fitted;
        }
    }

    @Override
    Column column() {
        return new Column(name, ColumnKind.MAP, false);
    }

    @Override
    Iterator<EntryOut.Entry> entries(int column) {
        return new MappedIterator<>(
                map.entrySet().iterator(), entry -> out -> write(out, column, entry));
    }

    private void write(EntryWriter out, int column, Map.Entry<K, V> entry) {
        out.begin(Change.PUT, 0);
        out.key(entry.getKey());
        out.namespace(name);
        out.value(column, entry.getValue());
        out.end();
    }

    @Override
    @SuppressWarnings("unchecked")
    void restore(@Nullable Object key, Object value) {
        map.put((K) Objects.requireNonNull(key, "the key of an entry"), (V) value);
    }

    @Override
    public @Nullable V get(K key) {
        beforeAccess();
        return map.get(key);
    }

    @Override
    public boolean contains(K key) {
        return map.containsKey(key);
    }

    @Override
    public Iterable<Map.Entry<K, V>> immutableEntries() {
        beforeAccess();
        return Collections.unmodifiableMap(map).entrySet();
    }

    @Override
    public void put(K key, V value) {
        keyType.checked(key);
        valueType.checked(value);
        beforeAccess();
        map.put(key, value);
    }

    @Override
    public void putAll(Map<K, V> values) {
        values.forEach(
                (key, value) -> {
                    keyType.checked(key);
                    valueType.checked(value);
                });
        beforeAccess();
        map.putAll(values);
    }

    @Override
    public void remove(K key) {
        beforeAccess();
        map.remove(key);
    }

    @Override
    public Iterable<Map.Entry<K, V>> entries() {
        beforeAccess();
        return map.entrySet();
    }

    @Override
    public Iterator<Map.Entry<K, V>> iterator() {
        beforeAccess();
        return map.entrySet().iterator();
    }

    @Override
    public void clear() {
        beforeAccess();
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
