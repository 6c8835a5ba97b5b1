// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.graph;

import dev.millrace.api.function.Collector;

/**
 * A collector that lets an operator of the API itself choose the timestamp of a record; a user's
 * record always gets the timestamp of the record it was made from.
 *
 * @param <T> type of the records
 */
public interface TimestampedCollector<T> extends Collector<T> {

    /**
     * Emits {@code record} with {@code timestamp}, in ms since the epoch. Holds for this record
     * only.
     */
    void collect(T record, long timestamp);
}
