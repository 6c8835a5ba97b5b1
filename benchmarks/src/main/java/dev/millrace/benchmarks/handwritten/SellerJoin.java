// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.handwritten;

import dev.millrace.benchmarks.events.Auction;
import dev.millrace.benchmarks.events.Event;
import dev.millrace.benchmarks.events.Person;
import dev.millrace.benchmarks.query.Expressions;
import dev.millrace.benchmarks.query.Rows;
import java.util.ArrayList;
import java.util.List;
import org.agrona.collections.Long2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/** q3. */
final class SellerJoin extends Program {
    private final Long2ObjectHashMap<Person> sellers = new Long2ObjectHashMap<>();
    private final Long2ObjectHashMap<List<Auction>> waiting = new Long2ObjectHashMap<>();

    @Override
    void read(Event event, long timestampMs, Router router) {
        if (event instanceof Auction auction) {
            if (Expressions.isWanted(auction)) {
                router.route(auction.seller(), timestampMs, auction);
            }
        } else if (event instanceof Person person && Expressions.isFromTheWest(person)) {
            router.route(person.id(), timestampMs, person);
        }
    }

    @Override
    void keyed(long key, long timestampMs, Event event) {
        if (event instanceof Person person) {
            sellers.put(key, person);
            @Nullable List<Auction> auctions = waiting.remove(key);
            if (auctions != null) {
                auctions.forEach(auction -> match(person, auction));
            }
            return;
        }
        @Nullable Person seller = sellers.get(key);
        if (seller == null) {
            waiting.computeIfAbsent(key, unused -> new ArrayList<>(1)).add((Auction) event);
        } else {
            match(seller, event);
        }
    }

    private void match(Person seller, Event auction) {
        rows.add(Rows.of(auction.id(), Rows.text(seller.name(), seller.city(), seller.state())));
    }
}
