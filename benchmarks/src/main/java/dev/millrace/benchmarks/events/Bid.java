// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.events;

/** A bid of a person in an auction; its {@link #id()} is the auction's. */
public final class Bid extends Event {
    private final long bidder;
    private final long price;

    public Bid(long auction, long bidder, long price, long timestampMs) {
        super(auction, timestampMs);
        this.bidder = bidder;
        this.price = price;
    }

    /** Id of the {@link Auction} bid for. */
    public long auction() {
        return id();
    }

    /** Id of the bidding {@link Person}. */
    public long bidder() {
        return bidder;
    }

    /** Price in cents. */
    public long price() {
        return price;
    }
}
