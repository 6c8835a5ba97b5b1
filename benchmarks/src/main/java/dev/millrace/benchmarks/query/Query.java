// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.query;

import dev.millrace.benchmarks.events.EventLog;
import dev.millrace.benchmarks.events.NexmarkGenerator;
import dev.millrace.benchmarks.events.VisitGenerator;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * The queries, each with the rows it outputs.
 *
 * <p>A contender turns each output row into a number by {@link Rows} as stated at the query and
 * adds it to a {@link Checksum}; the sum does not depend on the order of the rows. Event time is
 * what the source gives with the event; watermarks stay {@link EventLog#disorderMs()} behind, so no
 * record is ever late. Windows are aligned to the epoch, their end is exclusive, and at the end of
 * the input every window still open fires.
 */
public enum Query {
    /** Every event as it is: {@code Rows.of(id, timestampMs)} with the event's own time field. */
    Q0("q0 pass", Input.NEXMARK, 0),

    /**
     * Every bid with its price in euros, as a new bid ({@link Expressions#inEuros}): {@code
     * Rows.of(auction, bidder, price)}.
     */
    Q1("q1 map", Input.NEXMARK, 0),

    /**
     * The bids for some auctions ({@link Expressions#isSampled}): {@code Rows.of(auction, price)}.
     */
    Q2("q2 filter", Input.NEXMARK, 0),

    /**
     * Incremental join of persons from the west ({@link Expressions#isFromTheWest}) with auctions
     * of one category ({@link Expressions#isWanted}) by seller, without windows: an auction is
     * output once, as soon as its seller is known, and then forgotten; a seller is kept for good:
     * {@code Rows.of(auction, Rows.text(name, city, state))}.
     */
    Q3("q3 join", Input.NEXMARK, 0),

    /** Running count of visits per key, one row for each visit: {@code Rows.of(key, count)}. */
    KV_1M("kv 1 M keys", Input.VISITS_OF_1M, 4_000_000),

    /** The same with ten million keys. */
    KV_10M("kv 10 M keys", Input.VISITS_OF_10M, 16_000_000),

    /**
     * Visits per key in tumbling windows of 1 s, one row for each key and window: {@code
     * Rows.of(key, windowEndMs, count)}.
     */
    WC("wc tumbling 1 s", Input.VISITS_OF_100K, 2 * 1000L * VisitGenerator.EVENTS_PER_MS),

    /**
     * The auction with the most bids in windows of 10 s sliding by 1 s, one row for each window; of
     * auctions with equal counts the one with the smallest id: {@code Rows.of(windowEndMs, auction,
     * count)}.
     */
    Q5("q5 sliding 10 s / 1 s", Input.NEXMARK, 2 * 10_000L * NexmarkGenerator.EVENTS_PER_MS),

    /** The same over windows of 60 s sliding by 1 s. */
    Q5_WIDE("q5 sliding 60 s / 1 s", Input.NEXMARK, 2 * 60_000L * NexmarkGenerator.EVENTS_PER_MS),

    /**
     * The highest price of all bids in tumbling windows of 10 s, one row for each window: {@code
     * Rows.of(windowEndMs, price)}.
     */
    Q7("q7 tumbling 10 s", Input.NEXMARK, 2 * 10_000L * NexmarkGenerator.EVENTS_PER_MS),

    /**
     * Persons with the auctions that they open in the same tumbling window of 10 s, one row for
     * each pair: {@code Rows.of(person, auction, name.hashCode())}.
     */
    Q8("q8 window join 10 s", Input.NEXMARK, 2 * 10_000L * NexmarkGenerator.EVENTS_PER_MS),

    /**
     * Bids per bidder in sessions with a gap of 10 s, one row for each session: {@code
     * Rows.of(bidder, startMs, endMs, count)}, where start is the time of the first bid and end is
     * the time of the last bid plus the gap.
     */
    Q11("q11 sessions 10 s", Input.NEXMARK, 2 * 20_000L * NexmarkGenerator.EVENTS_PER_MS);

    private static final long SEED = 42;

    private final String title;
    private final Input input;
    private final long settleEvents;

    Query(String title, Input input, long settleEvents) {
        this.title = title;
        this.input = input;
        this.settleEvents = settleEvents;
    }

    /** What tables call it. */
    public String title() {
        return title;
    }

    /** What a command line calls it: {@code q0}, {@code kv_1m}, {@code q5_wide} … */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The query with an {@link #id()}. */
    public static Query of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }

    /** Generates the input; takes seconds and up to 700 MB. */
    public EventLog generate() {
        return input.log.get();
    }

    /** Events to process before state has its full size, so that measuring may begin. */
    public long settleEvents() {
        return settleEvents;
    }

    /** The logs; a lap is far larger than any cache and takes at most a sixth of a 4 GB heap. */
    private enum Input {
        NEXMARK(() -> NexmarkGenerator.generate(4_000_000, SEED)),
        VISITS_OF_100K(() -> VisitGenerator.generate(4_000_000, 100_000, SEED)),
        VISITS_OF_1M(() -> VisitGenerator.generate(4_000_000, 1_000_000, SEED)),
        VISITS_OF_10M(() -> VisitGenerator.generate(16_000_000, 10_000_000, SEED));

        private final Supplier<EventLog> log;

        Input(Supplier<EventLog> log) {
            this.log = log;
        }
    }
}
