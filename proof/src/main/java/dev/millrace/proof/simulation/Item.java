// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof.simulation;

/**
 * The record that simulated jobs are about.
 *
 * @param key the usual key
 * @param time event time in ms since the world began
 * @param value a number; as a source gives it, split and position in it
 */
record Item(String key, long time, long value) implements Comparable<Item> {

    Item withValue(long other) {
        return new Item(key, time, other);
    }

    Item at(long otherTime) {
        return new Item(key, otherTime, value);
    }

    @Override
    public int compareTo(Item other) {
        int byKey = key.compareTo(other.key);
        int byTime = byKey != 0 ? byKey : Long.compare(time, other.time);
        return byTime != 0 ? byTime : Long.compare(value, other.value);
    }
}
