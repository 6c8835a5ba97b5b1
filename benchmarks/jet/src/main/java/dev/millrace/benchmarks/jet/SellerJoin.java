// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.jet;

import com.hazelcast.jet.Traverser;
import com.hazelcast.jet.Traversers;
import dev.millrace.benchmarks.events.Auction;
import dev.millrace.benchmarks.events.Event;
import dev.millrace.benchmarks.events.Person;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** q3: the state of one seller. */
final class SellerJoin {
    private @Nullable Person seller;
    private @Nullable List<Auction> waiting;

    /** What an event of this seller completes. */
    static Traverser<Match> matches(SellerJoin state, Long sellerId, Event event) {
        return event instanceof Person person
                ? state.person(person)
                : state.auction((Auction) event);
    }

    private Traverser<Match> person(Person person) {
        seller = person;
        if (waiting == null) {
            return Traversers.empty();
        }
        List<Auction> auctions = waiting;
        waiting = null;
        return Traversers.traverseIterable(auctions).map(auction -> new Match(person, auction));
    }

    private Traverser<Match> auction(Auction auction) {
        if (seller != null) {
            return Traversers.singleton(new Match(seller, auction));
        }
        if (waiting == null) {
            waiting = new ArrayList<>(1);
        }
        waiting.add(auction);
        return Traversers.empty();
    }
}
