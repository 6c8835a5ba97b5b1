// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.state;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Broadcast state as the side sees it that is not broadcast.
 *
 * <pre>{@code
 * static String textOf(String name, ReadOnlyBroadcastState<String, String> texts) {
 *     String text = texts.get(name);
 *     return text == null ? "none" : text;
 * }
 * }</pre>
 *
 * @param <K> the map's keys, never null
 * @param <V> the map's values, never null
 */
public interface ReadOnlyBroadcastState<K, V> extends State {

    /** Returns the value of {@code key}, or null if there is none. */
    @Nullable V get(K key);

    /** Returns whether there is a value of {@code key}. */
    boolean contains(K key);

    /** Returns the entries, not to be changed. */
    Iterable<Map.Entry<K, V>> immutableEntries();

    /**
     * Not for this side.
     *
     * @throws UnsupportedOperationException always, unless this is a {@link BroadcastState}
     */
    @Override
    void clear();
}
