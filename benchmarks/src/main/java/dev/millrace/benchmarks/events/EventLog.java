// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.events;

/**
 * Events in arrival order that can be read round and round: each lap repeats the same objects one
 * span of event time later, so that a run may last as long as it needs without allocating.
 *
 * <p>Immutable; shared by all reading threads.
 */
public final class EventLog {
    private final Event[] events;
    private final long spanMs;
    private final long disorderMs;

    /**
     * @param events one lap, in arrival order
     * @param spanMs event time covered by a lap, added to the times at each further lap
     * @param disorderMs how far, at most, a time may be behind the greatest time before it
     */
    public EventLog(Event[] events, long spanMs, long disorderMs) {
        if (events.length == 0 || spanMs <= 0 || disorderMs < 0) {
            throw new IllegalArgumentException(
                    "a log needs events, a span and no negative disorder, got events="
                            + events.length
                            + " spanMs="
                            + spanMs
                            + " disorderMs="
                            + disorderMs);
        }
        this.events = events;
        this.spanMs = spanMs;
        this.disorderMs = disorderMs;
    }

    /** Events in one lap. */
    public int size() {
        return events.length;
    }

    Event[] events() {
        return events;
    }

    public long spanMs() {
        return spanMs;
    }

    /** The bound every contender's watermarks stay behind the greatest time seen. */
    public long disorderMs() {
        return disorderMs;
    }
}
