// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.latency;

import dev.millrace.benchmarks.events.Event;
import dev.millrace.benchmarks.query.Rows;

/**
 * Reads the events of a split when they are due.
 *
 * <pre>{@code
 * for (long due = reader.due(); due > 0; due--) {
 *     reader.advance();
 *     emit(reader.event(), reader.timestampMs());
 * }
 * if (reader.ended()) { ... }
 * }</pre>
 *
 * <p>Used by one thread at a time.
 */
public final class PacedReader {
    private final LatencyTrial trial;
    private final int split;
    private long next;
    private long current;

    PacedReader(LatencyTrial trial, int split) {
        this.trial = trial;
        this.split = split;
        this.next = split;
    }

    /** Events that are due by now and not yet read; 0 until all splits have a reader. */
    public long due() {
        if (!trial.started() || ended()) {
            return 0;
        }
        Schedule schedule = trial.schedule();
        long elapsedNs = System.nanoTime() - schedule.startNs();
        long dueInAll =
                elapsedNs < 0 ? 0 : elapsedNs * schedule.eventsPerSecond() / 1_000_000_000L + 1;
        long end = Math.min(dueInAll, trial.events());
        return Math.max(0, (end - next + schedule.splits() - 1) / schedule.splits());
    }

    /** Moves to the next event, due or not. */
    public void advance() {
        current = next;
        next += trial.schedule().splits();
    }

    /** The event moved to; its {@link Event#timestampMs()} means nothing here. */
    public Event event() {
        return trial.visit(Math.floorMod(Rows.mix(current), trial.keys()));
    }

    /** Event time of the event moved to. */
    public long timestampMs() {
        return trial.schedule().timestampMs(current);
    }

    /** Whether all events of this split have been read. */
    public boolean ended() {
        return next >= trial.events();
    }

    /** The number of the split. */
    public int split() {
        return split;
    }
}
