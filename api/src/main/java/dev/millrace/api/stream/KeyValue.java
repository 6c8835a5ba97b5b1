// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.stream;

/**
 * A key and what was computed for it.
 *
 * <pre>{@code
 * DataStream<KeyValue<String, Long>> counts = words.keyBy(w -> w).aggregate(Aggregates.count());
 * counts.filter(count -> count.value() > 1).map(KeyValue::key).print();
 * }</pre>
 *
 * @param key the key
 * @param value the result
 * @param <K> type of the key
 * @param <V> type of the result
 */
public record KeyValue<K, V>(K key, V value) {}
