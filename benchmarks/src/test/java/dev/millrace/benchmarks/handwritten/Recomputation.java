// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.handwritten;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.millrace.benchmarks.events.Auction;
import dev.millrace.benchmarks.events.Bid;
import dev.millrace.benchmarks.events.Person;
import dev.millrace.benchmarks.query.Checksum;
import dev.millrace.benchmarks.query.Expressions;
import dev.millrace.benchmarks.query.Query;
import dev.millrace.benchmarks.query.Rows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The queries over all events at once, as plainly as can be and with nothing of the loops. */
final class Recomputation {
    private final List<Timed> events;
    private final Checksum rows = new Checksum();

    private Recomputation(List<Timed> events) {
        this.events = events;
    }

    static Checksum of(Query query, List<Timed> events) {
        Recomputation all = new Recomputation(events);
        switch (query) {
            case Q0 -> all.pass();
            case Q1 -> all.map();
            case Q2 -> all.filter();
            case Q3 -> all.join();
            case KV_1M, KV_10M -> all.runningCount();
            case WC -> all.tumblingCount();
            case Q5 -> all.hotAuction(10);
            case Q5_WIDE -> all.hotAuction(60);
            case Q7 -> all.highestBid();
            case Q8 -> all.windowJoin();
            case Q11 -> all.sessions();
        }
        return all.rows;
    }

    private void pass() {
        events.forEach(one -> rows.add(Rows.of(one.event().id(), one.event().timestampMs())));
    }

    private List<Bid> bids() {
        return events.stream()
                .map(Timed::event)
                .filter(event -> event instanceof Bid)
                .map(event -> (Bid) event)
                .toList();
    }

    private void map() {
        for (Bid bid : bids()) {
            rows.add(Rows.of(bid.auction(), bid.bidder(), bid.price() * 908 / 1000));
        }
    }

    private void filter() {
        for (Bid bid : bids()) {
            if (bid.auction() % 123 == 0) {
                rows.add(Rows.of(bid.auction(), bid.price()));
            }
        }
    }

    private Map<Long, Person> persons(Predicate<Person> wanted) {
        Map<Long, Person> persons = new HashMap<>();
        for (Timed one : events) {
            if (one.event() instanceof Person person && wanted.test(person)) {
                persons.put(person.id(), person);
            }
        }
        return persons;
    }

    private void join() {
        Map<Long, Person> sellers = persons(Expressions::isFromTheWest);
        for (Timed one : events) {
            if (one.event() instanceof Auction auction && auction.category() == 10) {
                Person seller = sellers.get(auction.seller());
                if (seller != null) {
                    long text = Rows.text(seller.name(), seller.city(), seller.state());
                    rows.add(Rows.of(auction.id(), text));
                }
            }
        }
    }

    private void runningCount() {
        Map<Long, Long> counts = new HashMap<>();
        for (Timed one : events) {
            long key = one.event().id();
            rows.add(Rows.of(key, counts.merge(key, 1L, Long::sum)));
        }
    }

    private void tumblingCount() {
        Map<List<Long>, Long> counts =
                events.stream()
                        .collect(
                                groupingBy(
                                        one -> List.of(one.event().id(), one.windowEndMs(1000)),
                                        counting()));
        counts.forEach((group, count) -> rows.add(Rows.of(group.get(0), group.get(1), count)));
    }

    private void hotAuction(int seconds) {
        Map<Long, Map<Long, Long>> perWindow = new TreeMap<>();
        bidsPerSecond()
                .forEach(
                        (second, counts) -> {
                            for (int slide = 0; slide < seconds; slide++) {
                                Map<Long, Long> window =
                                        perWindow.computeIfAbsent(
                                                second + slide * 1000L, end -> new HashMap<>());
                                counts.forEach(
                                        (auction, bids) -> window.merge(auction, bids, Long::sum));
                            }
                        });
        perWindow.forEach(
                (endMs, counts) -> {
                    var hottest =
                            counts.entrySet().stream()
                                    .max(
                                            Map.Entry.<Long, Long>comparingByValue()
                                                    .thenComparing(
                                                            Map.Entry.comparingByKey(
                                                                    Comparator.reverseOrder())))
                                    .orElseThrow();
                    rows.add(Rows.of(endMs, hottest.getKey(), hottest.getValue()));
                });
    }

    private Map<Long, Map<Long, Long>> bidsPerSecond() {
        return events.stream()
                .filter(one -> one.event() instanceof Bid)
                .collect(
                        groupingBy(
                                one -> one.windowEndMs(1000),
                                groupingBy(one -> one.event().id(), counting())));
    }

    private void highestBid() {
        Map<Long, Long> highest = new HashMap<>();
        for (Timed one : events) {
            if (one.event() instanceof Bid bid) {
                highest.merge(one.windowEndMs(10_000), bid.price(), Math::max);
            }
        }
        highest.forEach((endMs, price) -> rows.add(Rows.of(endMs, price)));
    }

    private void windowJoin() {
        Map<List<Long>, Person> persons = new HashMap<>();
        for (Timed one : events) {
            if (one.event() instanceof Person person) {
                persons.put(List.of(person.id(), one.windowEndMs(10_000)), person);
            }
        }
        for (Timed one : events) {
            if (one.event() instanceof Auction auction) {
                Person seller = persons.get(List.of(auction.seller(), one.windowEndMs(10_000)));
                if (seller != null) {
                    rows.add(Rows.of(seller.id(), auction.id(), seller.name().hashCode()));
                }
            }
        }
    }

    private void sessions() {
        Map<Long, List<Long>> timesByBidder = new HashMap<>();
        for (Timed one : events) {
            if (one.event() instanceof Bid bid) {
                timesByBidder
                        .computeIfAbsent(bid.bidder(), bidder -> new ArrayList<>())
                        .add(one.timestampMs());
            }
        }
        timesByBidder.forEach(this::sessionsOf);
    }

    private void sessionsOf(long bidder, List<Long> timesMs) {
        timesMs.sort(null);
        int from = 0;
        for (int i = 1; i <= timesMs.size(); i++) {
            long lastMs = timesMs.get(i - 1);
            if (i == timesMs.size() || timesMs.get(i) - lastMs >= 10_000) {
                rows.add(Rows.of(bidder, timesMs.get(from), lastMs + 10_000, i - from));
                from = i;
            }
        }
    }
}
