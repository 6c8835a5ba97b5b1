// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.handwritten;

import dev.millrace.benchmarks.events.Event;
import dev.millrace.benchmarks.query.Checksum;

/**
 * A query as one lane runs it. Owned by the lane's thread.
 *
 * <p>Keyed queries send what they need in {@link #read} to the lane that owns the key, where it
 * arrives in {@link #keyed}; others do their work in {@link #read} at once.
 */
abstract class Program {
    /** The rows of this lane. */
    final Checksum rows = new Checksum();

    /** An event of this lane's splits. */
    abstract void read(Event event, long timestampMs, Router router);

    /** A record of a key that this lane owns; the event is there if the query sent it. */
    void keyed(long key, long timestampMs, Event event) {
        throw new IllegalStateException("this query has no keys");
    }

    /** Time up to which everything has been seen by {@link #keyed}, {@code MAX} at the end. */
    void keyedWatermark(long watermarkMs) {}

    /** Time up to which everything has been seen by {@link #read}, {@code MAX} at the end. */
    void readWatermark(long watermarkMs) {}
}
