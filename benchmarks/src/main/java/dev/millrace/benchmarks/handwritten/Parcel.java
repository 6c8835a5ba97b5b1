// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.handwritten;

import dev.millrace.benchmarks.events.Event;

/**
 * Records on their way from one lane to another, with the sender's watermark behind them. Filled by
 * one thread, then handed over and read by another.
 */
final class Parcel {
    static final int CAPACITY = 256;

    final long[] keys = new long[CAPACITY];
    final long[] timestampsMs = new long[CAPACITY];
    final Event[] events = new Event[CAPACITY];
    int size;
    long watermarkMs = Long.MIN_VALUE;

    /** Adds a record and tells whether the parcel is full now. */
    boolean add(long key, long timestampMs, Event event) {
        keys[size] = key;
        timestampsMs[size] = timestampMs;
        events[size] = event;
        return ++size == CAPACITY;
    }
}
