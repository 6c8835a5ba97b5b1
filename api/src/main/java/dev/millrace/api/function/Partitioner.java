// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.function;

/**
 * Chooses the downstream subtask of a record by its key, for custom partitioning.
 *
 * <pre>{@code
 * Partitioner<Integer> byRemainder = (key, partitions) -> Math.floorMod(key, partitions);
 * }</pre>
 *
 * @param <K> the keys
 */
@FunctionalInterface
public interface Partitioner<K> extends Function {

    /**
     * Returns the index of the subtask that gets the record.
     *
     * @param key the key of the record
     * @param numPartitions how many subtasks there are, at least 1
     * @return 0 (inclusive) to {@code numPartitions} (exclusive); anything else fails the record
     * @throws Exception anything; the operator's error policy decides what follows
     */
    int partition(K key, int numPartitions) throws Exception;
}
