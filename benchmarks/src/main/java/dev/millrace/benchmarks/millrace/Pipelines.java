// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.millrace;

import dev.millrace.api.function.Aggregates;
import dev.millrace.api.stream.DataStream;
import dev.millrace.api.window.EventTimeSessionWindows;
import dev.millrace.api.window.SlidingEventTimeWindows;
import dev.millrace.api.window.TumblingEventTimeWindows;
import dev.millrace.benchmarks.events.Auction;
import dev.millrace.benchmarks.events.Bid;
import dev.millrace.benchmarks.events.Event;
import dev.millrace.benchmarks.events.Person;
import dev.millrace.benchmarks.query.Expressions;
import dev.millrace.benchmarks.query.Rows;
import dev.millrace.benchmarks.trial.Trial;
import java.time.Duration;
import java.util.function.ToLongFunction;

/** The queries of a trial. */
final class Pipelines {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    private final Trial trial;

    Pipelines(Trial trial) {
        this.trial = trial;
    }

    /** Adds the trial's query and its sink to a stream of events. */
    void add(DataStream<Event> events) {
        switch (trial.query()) {
            case Q0 -> pass(events);
            case Q1 -> map(events);
            case Q2 -> filter(events);
            case Q3 -> join(events);
            case KV_1M, KV_10M -> runningCount(events);
            case WC -> countPerSecond(events);
            case Q5 -> hotAuction(events, TEN_SECONDS);
            case Q5_WIDE -> hotAuction(events, Duration.ofSeconds(60));
            case Q7 -> highestBid(events);
            case Q8 -> windowJoin(events);
            case Q11 -> sessions(events);
        }
    }

    private <T> void collect(DataStream<T> rows, ToLongFunction<T> row) {
        rows.sinkTo(new ChecksumSink<>(trial, row));
    }

    private void pass(DataStream<Event> events) {
        collect(events, event -> Rows.of(event.id(), event.timestampMs()));
    }

    private void map(DataStream<Event> events) {
        collect(
                bids(events).map(Expressions::inEuros),
                bid -> Rows.of(bid.auction(), bid.bidder(), bid.price()));
    }

    private void filter(DataStream<Event> events) {
        collect(
                bids(events).filter(Expressions::isSampled),
                bid -> Rows.of(bid.auction(), bid.price()));
    }

    private void join(DataStream<Event> events) {
        DataStream<Person> sellers = persons(events).filter(Expressions::isFromTheWest);
        DataStream<Auction> auctions = auctions(events).filter(Expressions::isWanted);
        collect(
                sellers.connect(auctions)
                        .keyBy(Person::id, Auction::seller)
                        .process(SellerJoin::new),
                sale -> Rows.of(sale.auction(), description(sale.seller())));
    }

    private static long description(Person person) {
        return Rows.text(person.name(), person.city(), person.state());
    }

    private void runningCount(DataStream<Event> events) {
        collect(
                events.keyBy(Event::id).aggregate(Aggregates.count()),
                count -> Rows.of(count.key(), count.value()));
    }

    /** Count per key in windows of 1 s. */
    static DataStream<WindowCount> tumblingCount(DataStream<Event> events) {
        return events.keyBy(Event::id)
                .window(TumblingEventTimeWindows.of(SECOND))
                .aggregate(Aggregates.count(), new WindowCount.Row());
    }

    private void countPerSecond(DataStream<Event> events) {
        collect(tumblingCount(events), count -> Rows.of(count.key(), count.endMs(), count.count()));
    }

    private void hotAuction(DataStream<Event> events, Duration window) {
        collect(
                bids(events)
                        .keyBy(Bid::auction)
                        .window(SlidingEventTimeWindows.of(window, SECOND))
                        .aggregate(Aggregates.count(), new WindowCount.Row())
                        .windowAll(TumblingEventTimeWindows.of(SECOND))
                        .reduce(WindowCount::hotter),
                max -> Rows.of(max.endMs(), max.key(), max.count()));
    }

    private void highestBid(DataStream<Event> events) {
        collect(
                bids(events)
                        .windowAll(TumblingEventTimeWindows.of(TEN_SECONDS))
                        .aggregate(Aggregates.maxLong(Bid::price), new HighestBid.Row()),
                max -> Rows.of(max.endMs(), max.price()));
    }

    private void windowJoin(DataStream<Event> events) {
        collect(
                persons(events)
                        .join(auctions(events))
                        .where(Person::id)
                        .equalTo(Auction::seller)
                        .window(TumblingEventTimeWindows.of(TEN_SECONDS))
                        .apply((person, auction) -> new Sale(auction.id(), person)),
                sale ->
                        Rows.of(
                                sale.seller().id(),
                                sale.auction(),
                                sale.seller().name().hashCode()));
    }

    private void sessions(DataStream<Event> events) {
        collect(
                bids(events)
                        .keyBy(Bid::bidder)
                        .window(EventTimeSessionWindows.withGap(TEN_SECONDS))
                        .aggregate(Aggregates.count(), new WindowCount.Row()),
                session ->
                        Rows.of(
                                session.key(),
                                session.startMs(),
                                session.endMs(),
                                session.count()));
    }

    private static DataStream<Bid> bids(DataStream<Event> events) {
        return events.filter(event -> event instanceof Bid).map(event -> (Bid) event);
    }

    private static DataStream<Person> persons(DataStream<Event> events) {
        return events.filter(event -> event instanceof Person).map(event -> (Person) event);
    }

    private static DataStream<Auction> auctions(DataStream<Event> events) {
        return events.filter(event -> event instanceof Auction).map(event -> (Auction) event);
    }
}
