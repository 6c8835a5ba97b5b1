// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof.simulation;

import java.util.List;

/** What the functions of a simulated job compute, for engine and oracle alike: plain arithmetic. */
final class Functions {
    /** Later than any record: a timer for it fires at the end of input. */
    static final long END = 1_000_000_000;

    private static final int RULES = 7;

    private Functions() {}

    static Item next(Item item) {
        return item.withValue(item.value() + 1);
    }

    static boolean isKept(Item item) {
        return item.value() % 3 != 0;
    }

    static List<Item> twins(Item item) {
        return item.value() % 2 == 0
                ? List.of(item, item.withValue(item.value() / 2))
                : List.of(item);
    }

    static boolean isBad(Item item) {
        return item.value() % 11 == 5;
    }

    /** Of a list of values the sum of digests tells more than their sum. */
    static long digest(long value) {
        return value * value % 1_000_003 + 1;
    }

    /** When the bucket of a time is told. */
    static long bucket(long time, long size) {
        return time - Math.floorMod(time, size) + size;
    }

    static Item sum(Item a, Item b) {
        return a.withValue(a.value() + b.value());
    }

    static Item pair(Item a, Item b) {
        return a.withValue(a.value() + 5 * b.value());
    }

    static long rule(Item item) {
        return Math.floorMod(item.value(), RULES);
    }

    static Item keyed(Item item, String key) {
        return new Item(key, item.time(), item.value());
    }
}
