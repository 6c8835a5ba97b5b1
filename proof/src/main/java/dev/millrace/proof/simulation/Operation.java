// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof.simulation;

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
    BROADCAST;

    /** Whether it reads a second stream. */
    boolean isBinary() {
        return switch (this) {
            case UNION, CONNECT, WINDOW_JOIN, CO_GROUP, INTERVAL_JOIN, BROADCAST -> true;
            default -> false;
        };
    }

    /** Whether results may come when the records they are made of are long past. */
    boolean holdsBack() {
        return isBinary() ? this != UNION : compareTo(ASYNC_ORDERED) >= 0;
    }

    /** Whether it only says where records go. */
    boolean isPartitioning() {
        return switch (this) {
            case REBALANCE, RESCALE, SHUFFLE, CUSTOM_PARTITION -> true;
            default -> false;
        };
    }
}
