// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.latency;

/**
 * When each event is due. Event number i is due i/rate seconds after the start and belongs to split
 * i modulo the number of splits; its event time is its due time in whole ms.
 */
public record Schedule(int splits, long eventsPerSecond, long startNs, long startMs) {
    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final long NS_PER_MS = 1_000_000L;

    /** Due time of an event, on the clock of {@link System#nanoTime}. */
    public long dueNs(long event) {
        return startNs + sinceStartNs(event);
    }

    /** Event time of an event. */
    public long timestampMs(long event) {
        return startMs + sinceStartNs(event) / NS_PER_MS;
    }

    private long sinceStartNs(long event) {
        long seconds = event / eventsPerSecond;
        return seconds * NS_PER_SECOND
                + (event - seconds * eventsPerSecond) * NS_PER_SECOND / eventsPerSecond;
    }

    /**
     * Due time of the event that completes a window: the first at or after the window's end in the
     * split that comes to it last.
     */
    public long completionDueNs(long windowEndMs) {
        long sinceStartMs = windowEndMs - startMs;
        long first = (sinceStartMs * eventsPerSecond + 999) / 1000;
        return dueNs(first + splits - 1);
    }
}
