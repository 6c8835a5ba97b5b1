// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.handwritten;

import dev.millrace.benchmarks.events.Auction;
import dev.millrace.benchmarks.events.Event;
import dev.millrace.benchmarks.events.Person;
import dev.millrace.benchmarks.query.Rows;
import java.util.ArrayList;
import java.util.List;
import org.agrona.collections.Long2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/** q8. */
final class WindowJoin extends Program {
    private static final long WINDOW_MS = 10_000;

    private final Slices<Sides> windows = new Slices<>(WINDOW_MS, Sides::new, Sides::clear);

    private static final class Sides {
        final Long2ObjectHashMap<Person> persons = new Long2ObjectHashMap<>();
        final List<Auction> auctions = new ArrayList<>();

        void clear() {
            persons.clear();
            auctions.clear();
        }
    }

    @Override
    void read(Event event, long timestampMs, Router router) {
        if (event instanceof Auction auction) {
            router.route(auction.seller(), timestampMs, auction);
        } else if (event instanceof Person person) {
            router.route(person.id(), timestampMs, person);
        }
    }

    @Override
    void keyed(long key, long timestampMs, Event event) {
        Sides sides = windows.at(timestampMs);
        if (event instanceof Person person) {
            sides.persons.put(key, person);
        } else {
            sides.auctions.add((Auction) event);
        }
    }

    @Override
    void keyedWatermark(long watermarkMs) {
        while (windows.dueEndMs(watermarkMs) < Long.MAX_VALUE) {
            Sides sides = windows.close();
            sides.auctions.forEach(auction -> match(sides, auction));
            windows.release(sides);
        }
    }

    /** A person appears once in a window, so that one lookup finds all partners of an auction. */
    private void match(Sides sides, Auction auction) {
        @Nullable Person seller = sides.persons.get(auction.seller());
        if (seller != null) {
            rows.add(Rows.of(seller.id(), auction.id(), seller.name().hashCode()));
        }
    }
}
