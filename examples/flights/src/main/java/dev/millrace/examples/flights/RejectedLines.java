// SPDX-License-Identifier: Apache-2.0
package dev.millrace.examples.flights;

import java.util.ArrayList;
import java.util.List;

/**
 * Counts lines that are no departures and remembers the first few, for people to look at. Those
 * after the last checkpoint count once more when a job goes on from it. Any thread may call.
 */
final class RejectedLines {
    /** What a person reads before asking for the file. */
    private static final int REMEMBERED = 5;

    private final List<RejectedLine> first = new ArrayList<>(); // guarded by this
    private long count; // guarded by this

    synchronized long count() {
        return count;
    }

    synchronized List<RejectedLine> first() {
        return List.copyOf(first);
    }

    synchronized void take(RejectedLine line) {
        count++;
        if (first.size() < REMEMBERED) {
            first.add(line);
        }
    }
}
