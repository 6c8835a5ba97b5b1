// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.events;

import java.util.SplittableRandom;

/**
 * Makes events like those of Nexmark's generator: of 50 events 1 is a person, 3 are auctions and 46
 * are bids; half of the bids go to one hot auction, three quarters of the bids and of the auctions
 * come from one hot person, and the hot ones change as ids grow.
 *
 * <p>Ratios are those of the Apache Beam and nexmark/nexmark generators (hotAuctionRatio 2,
 * hotBiddersRatio 4, hotSellersRatio 4, 100 auctions in flight, 1000 active people).
 */
public final class NexmarkGenerator {
    /** Where event time starts: a multiple of every window of the queries. */
    public static final long START_MS = 1_699_999_980_000L;

    /** Events per ms of event time. */
    public static final int EVENTS_PER_MS = 10;

    private static final long DISORDER_MS = 500;
    private static final int CYCLE = 50;
    private static final int PERSONS_PER_CYCLE = 1;
    private static final int AUCTIONS_PER_CYCLE = 3;
    private static final int FIRST_ID = 1000;
    private static final int HOT_ID_STEP = 100;
    private static final int AUCTIONS_IN_FLIGHT = 100;
    private static final int ACTIVE_PEOPLE = 1000;
    private static final int FIRST_CATEGORY = 10;
    private static final int CATEGORIES = 5;
    private static final String[] STATES = {"AZ", "CA", "ID", "OR", "WA", "WY"};
    private static final String[] CITIES = {
        "Phoenix",
        "Los Angeles",
        "San Francisco",
        "Boise",
        "Portland",
        "Bend",
        "Redmond",
        "Seattle",
        "Kent",
        "Cheyenne"
    };
    private static final String[] NAMES = {
        "Peter Shultz",
        "Paul Abrams",
        "Luke Spencer",
        "John Walton",
        "Saul Noris",
        "Vicky Smith",
        "Kate Jones",
        "Julie White",
        "Sarah Young",
        "Deiter Hall",
        "Walter Hill"
    };

    private final SplittableRandom random;
    private long persons;
    private long auctions;

    private NexmarkGenerator(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /**
     * A log of {@code size} events, the same for the same seed.
     *
     * @param size a multiple of 500, so that a lap spans whole cycles and whole milliseconds
     */
    public static EventLog generate(int size, long seed) {
        if (size <= 0 || size % (CYCLE * EVENTS_PER_MS) != 0) {
            throw new IllegalArgumentException("size must be a multiple of 500, got " + size);
        }
        NexmarkGenerator generator = new NexmarkGenerator(seed);
        Event[] events = new Event[size];
        for (int i = 0; i < size; i++) {
            events[i] = generator.event(i);
        }
        return new EventLog(events, size / EVENTS_PER_MS, DISORDER_MS);
    }

    private Event event(int position) {
        long timestampMs = START_MS + position / EVENTS_PER_MS - random.nextLong(DISORDER_MS);
        int slot = position % CYCLE;
        if (slot < PERSONS_PER_CYCLE) {
            return person(timestampMs);
        }
        return slot < PERSONS_PER_CYCLE + AUCTIONS_PER_CYCLE
                ? auction(timestampMs)
                : bid(timestampMs);
    }

    private Person person(long timestampMs) {
        return new Person(FIRST_ID + persons++, any(NAMES), any(CITIES), any(STATES), timestampMs);
    }

    private Auction auction(long timestampMs) {
        int category = FIRST_CATEGORY + random.nextInt(CATEGORIES);
        return new Auction(FIRST_ID + auctions++, seller(), category, timestampMs);
    }

    private Bid bid(long timestampMs) {
        return new Bid(auctionBidFor(), bidder(), price(), timestampMs);
    }

    private long seller() {
        return random.nextInt(4) > 0 ? hot(persons) : recent(persons, ACTIVE_PEOPLE);
    }

    private long bidder() {
        return random.nextInt(4) > 0 ? hot(persons) + 1 : recent(persons, ACTIVE_PEOPLE);
    }

    private long auctionBidFor() {
        return random.nextInt(2) > 0 ? hot(auctions) : recent(auctions, AUCTIONS_IN_FLIGHT);
    }

    private static long hot(long count) {
        return FIRST_ID + (count - 1) / HOT_ID_STEP * HOT_ID_STEP;
    }

    private long recent(long count, int among) {
        long known = Math.min(count, among);
        return FIRST_ID + count - 1 - random.nextLong(known);
    }

    /** Prices from one dollar to a million, evenly spread over the orders of magnitude. */
    private long price() {
        return Math.round(Math.pow(10.0, random.nextDouble() * 6.0) * 100.0);
    }

    private String any(String[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
