// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.events;

/**
 * What happens in the auction house, and the one shape of every input.
 *
 * <p>A class with plain fields instead of an interface, so that reading the time and the id costs
 * every contender one load and no dispatch. Events never change and are shared between threads.
 */
public abstract sealed class Event permits Person, Auction, Bid, Visit {
    private final long id;
    private final long timestampMs;

    Event(long id, long timestampMs) {
        this.id = id;
        this.timestampMs = timestampMs;
    }

    /** The id of the person, the auction, the auction bid for, or the visited key. */
    public final long id() {
        return id;
    }

    /** Event time of the first lap in ms; {@link SplitReader} shifts it in later laps. */
    public final long timestampMs() {
        return timestampMs;
    }
}
