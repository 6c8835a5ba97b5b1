// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.window;

/**
 * What happens to the content of a window when it fires.
 *
 * <pre>{@code
 * sales.keyBy(Sale::shop)
 *         .window(TumblingEventTimeWindows.of(Duration.ofHours(1)))
 *         .trigger(CountTrigger.of(100))
 *         .discardingPanes()
 *         .aggregate(Aggregates.sumLong(Sale::cents));
 * }</pre>
 */
public enum AccumulationMode {
    /** It stays: each pane holds all records of the window so far. */
    ACCUMULATING,
    /** It is dropped: each pane holds the records since the pane before. */
    DISCARDING
}
