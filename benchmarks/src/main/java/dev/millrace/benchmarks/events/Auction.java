// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.events;

/** A new auction opened by a person. */
public final class Auction extends Event {
    private final long seller;
    private final int category;

    public Auction(long id, long seller, int category, long timestampMs) {
        super(id, timestampMs);
        this.seller = seller;
        this.category = category;
    }

    /** Id of the selling {@link Person}. */
    public long seller() {
        return seller;
    }

    public int category() {
        return category;
    }
}
