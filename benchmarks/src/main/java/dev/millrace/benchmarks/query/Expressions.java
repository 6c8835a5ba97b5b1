// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.query;

import dev.millrace.benchmarks.events.Auction;
import dev.millrace.benchmarks.events.Bid;
import dev.millrace.benchmarks.events.Person;

/**
 * The conditions and conversions of the queries, shared so that all contenders compute the same.
 */
public final class Expressions {
    private static final int WANTED_CATEGORY = 10;
    private static final int SAMPLED_STEP = 123;

    private Expressions() {}

    /** Whether a person lives in Oregon, Idaho or California. */
    public static boolean isFromTheWest(Person person) {
        String state = person.state();
        return state.equals("OR") || state.equals("ID") || state.equals("CA");
    }

    /** Whether an auction is of category 10. */
    public static boolean isWanted(Auction auction) {
        return auction.category() == WANTED_CATEGORY;
    }

    /** Whether a bid's auction id is a multiple of 123. */
    public static boolean isSampled(Bid bid) {
        return bid.auction() % SAMPLED_STEP == 0;
    }

    /** A new bid with the price at 0.908 euros a dollar, cut to cents. */
    public static Bid inEuros(Bid bid) {
        return new Bid(bid.auction(), bid.bidder(), bid.price() * 908 / 1000, bid.timestampMs());
    }
}
