// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof.simulation;

import java.util.EnumSet;
import java.util.List;

/**
 * What a step of a random graph does. The result of each, as a multiset, depends on its input as a
 * multiset and on nothing else: not on the interleaving, the parallelism, or where a process died.
 */
enum Operation {
    MAP,
    OWN_CHAIN,
    FILTER,
    FLAT_MAP,
    REBALANCE,
    RESCALE,
    SHUFFLE,
    GLOBAL,
    CUSTOM_PARTITION,
    /** Odd values go aside. */
    SPLIT_OFF,
    /** What the step it reads has put aside; of any other step nothing. */
    ASIDE,
    /** Some records fail, and become dead letters. */
    REJECT,
    /** The dead letters of the step it reads. */
    REJECTED,
    /** Fails now and then, and the whole run with it. */
    FRAGILE,
    ASYNC_ORDERED,
    ASYNC_UNORDERED,
    /** A total per key, told by a timer at the end of time. */
    TOTALS,
    /** All values of a key in a list, told at the end of time. */
    GATHER,
    /** A sum per key and span of time, told by a timer for each; others are deleted. */
    BUCKETS,
    TUMBLING,
    SLIDING,
    SESSIONS,
    /** Tumbling windows that keep their elements. */
    COLLECTED,
    ALL_WINDOW,
    UNION,
    CONNECT,
    WINDOW_JOIN,
    CO_GROUP,
    INTERVAL_JOIN,
    BROADCAST,
    /** As {@link #TUMBLING}, of what is told of windows before they end. */
    TUMBLING_IN_PANES,
    /** As {@link #COLLECTED}, past an evictor that finds nothing to evict. */
    COLLECTED_PAST_AN_EVICTOR,
    /** As {@link #SESSIONS}, each record with a gap of its own. */
    SESSIONS_OF_OWN_GAPS,
    /** As {@link #TOTALS}, of what is told of so many records each. */
    TOTALS_OF_COUNTS,
    /** As {@link #TOTALS}, of what is told of sessions before they end. */
    TOTALS_OF_SESSIONS,
    /** As {@link #TOTALS}, by the last of the running ones. */
    TOTALS_RUNNING;

    /** Those that are drawn first. The others do the same as one of them in another way. */
    static List<Operation> first() {
        return List.copyOf(EnumSet.range(MAP, BROADCAST));
    }

    /** What gives the same as this in other ways. */
    List<Operation> otherWays() {
        return switch (this) {
            case TUMBLING -> List.of(TUMBLING_IN_PANES);
            case COLLECTED -> List.of(COLLECTED_PAST_AN_EVICTOR);
            case SESSIONS -> List.of(SESSIONS_OF_OWN_GAPS);
            case TOTALS -> List.of(TOTALS_OF_COUNTS, TOTALS_OF_SESSIONS, TOTALS_RUNNING);
            default -> List.of();
        };
    }

    /** Whether it reads a second stream. */
    boolean isBinary() {
        return switch (this) {
            case UNION, CONNECT, WINDOW_JOIN, CO_GROUP, INTERVAL_JOIN, BROADCAST -> true;
            default -> false;
        };
    }

    /** Whether it only says where records go. */
    boolean isPartitioning() {
        return switch (this) {
            case REBALANCE, RESCALE, SHUFFLE, CUSTOM_PARTITION -> true;
            default -> false;
        };
    }
}
