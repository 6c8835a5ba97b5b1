// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.state;

import java.util.Iterator;
import java.util.Map;

/**
 * Broadcast state as the broadcast side sees it: a map that every subtask holds a copy of.
 *
 * <pre>{@code
 * static void replace(BroadcastState<String, String> texts, Map<String, String> all) {
 *     texts.clear();
 *     texts.putAll(all);
 * }
 * }</pre>
 *
 * @param <K> the map's keys, never null
 * @param <V> the map's values, never null
 */
public interface BroadcastState<K, V> extends ReadOnlyBroadcastState<K, V> {

    /** Sets the value of {@code key}. */
    void put(K key, V value);

    /** Sets all values of {@code map}. */
    void putAll(Map<K, V> map);

    /** Removes {@code key}; does nothing if it is not there. */
    void remove(K key);

    /** Returns the entries; its iterators support {@link Iterator#remove}. */
    Iterable<Map.Entry<K, V>> entries();

    /** Returns an iterator over {@link #entries()}. */
    Iterator<Map.Entry<K, V>> iterator();
}
