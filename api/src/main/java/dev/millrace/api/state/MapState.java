// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.state;

import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A map per key. Its keys, as those of streams, are compared by value.
 *
 * <p>The order of iteration is that of first insertion. Iterators support {@link Iterator#remove}.
 *
 * <pre>{@code
 * class CountsOfKey extends RichFlatMapFunction<String, String> {
 *     private transient MapState<String, Long> counts;
 *
 *     @Override
 *     public void open(OpenContext openContext) {
 *         counts = getRuntimeContext().getMapState(new MapStateDescriptor<>("counts"));
 *     }
 *
 *     @Override
 *     public void flatMap(String word, Collector<String> out) {
 *         Long before = counts.get(word);
 *         counts.put(word, before == null ? 1 : before + 1);
 *         for (Map.Entry<String, Long> entry : counts.entries()) {
 *             out.collect(entry.getKey() + " " + entry.getValue());
 *         }
 *     }
 * }
 * }</pre>
 *
 * @param <UK> the map's keys, never null
 * @param <UV> the map's values, never null
 */
public interface MapState<UK, UV> extends State {

    /** Returns the value of {@code key}, or null if there is none. */
    @Nullable UV get(UK key);

    /** Sets the value of {@code key}. */
    void put(UK key, UV value);

    /** Sets all values of {@code map}. */
    void putAll(Map<UK, UV> map);

    /** Removes {@code key}; does nothing if it is not there. */
    void remove(UK key);

    /** Returns whether there is a value of {@code key}. */
    boolean contains(UK key);

    /**
     * Returns the entries; changes of the map during iteration are allowed by its iterator only.
     */
    Iterable<Map.Entry<UK, UV>> entries();

    /** Returns the map's keys. */
    Iterable<UK> keys();

    /** Returns the map's values. */
    Iterable<UV> values();

    /** Returns an iterator over {@link #entries()}. */
    Iterator<Map.Entry<UK, UV>> iterator();

    /** Returns whether there is no entry. */
    boolean isEmpty();
}
