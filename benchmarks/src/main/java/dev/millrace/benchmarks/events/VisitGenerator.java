// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.events;

import java.util.SplittableRandom;

/** Makes visits of evenly drawn keys. */
public final class VisitGenerator {
    /** Visits per ms of event time. */
    public static final int EVENTS_PER_MS = 1000;

    private static final long DISORDER_MS = 50;

    private VisitGenerator() {}

    /**
     * A log of {@code size} visits over {@code keys} keys, the same for the same seed.
     *
     * @param size a multiple of 1000, so that a lap spans whole milliseconds
     */
    public static EventLog generate(int size, int keys, long seed) {
        if (size <= 0 || size % EVENTS_PER_MS != 0) {
            throw new IllegalArgumentException("size must be a multiple of 1000, got " + size);
        }
        SplittableRandom random = new SplittableRandom(seed);
        Event[] events = new Event[size];
        for (int i = 0; i < size; i++) {
            long timestampMs =
                    NexmarkGenerator.START_MS + i / EVENTS_PER_MS - random.nextLong(DISORDER_MS);
            events[i] = new Visit(random.nextInt(keys), timestampMs);
        }
        return new EventLog(events, size / EVENTS_PER_MS, DISORDER_MS);
    }
}
