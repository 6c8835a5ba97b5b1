// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.flink;

import dev.millrace.benchmarks.events.Auction;
import dev.millrace.benchmarks.events.Bid;
import dev.millrace.benchmarks.events.Event;
import dev.millrace.benchmarks.events.Person;
import dev.millrace.benchmarks.query.Expressions;
import dev.millrace.benchmarks.query.Query;
import dev.millrace.benchmarks.query.Rows;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.api.java.tuple.Tuple4;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.windowing.assigners.EventTimeSessionWindows;
import org.apache.flink.streaming.api.windowing.assigners.SlidingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;

/** The queries in the DataStream API. */
final class Pipelines {
    private static final TypeInformation<Tuple2<Long, Long>> TWO_LONGS =
            Types.TUPLE(Types.LONG, Types.LONG);
    private static final TypeInformation<Tuple3<Long, Long, Long>> THREE_LONGS =
            Types.TUPLE(Types.LONG, Types.LONG, Types.LONG);
    private static final TypeInformation<Tuple4<Long, Long, Long, Long>> FOUR_LONGS =
            Types.TUPLE(Types.LONG, Types.LONG, Types.LONG, Types.LONG);
    private static final KeySelector<Long, Long> ITSELF = key -> key;

    private Pipelines() {}

    /** Adds a query and its sink to a stream of events. */
    static void add(Query query, DataStream<Event> events) {
        switch (query) {
            case Q0 -> pass(events);
            case Q1 -> map(events);
            case Q2 -> filter(events);
            case Q3 -> join(events);
            case KV_1M, KV_10M -> runningCount(events);
            case WC -> countPerSecond(events);
            case Q5 -> hotAuction(events, Duration.ofSeconds(10));
            case Q5_WIDE -> hotAuction(events, Duration.ofSeconds(60));
            case Q7 -> highestBid(events);
            case Q8 -> windowJoin(events);
            case Q11 -> sessions(events);
        }
    }

    private static void pass(DataStream<Event> events) {
        events.sinkTo(new ChecksumSink<>(event -> Rows.of(event.id(), event.timestampMs())));
    }

    private static void map(DataStream<Event> events) {
        events.filter(event -> event instanceof Bid)
                .map(event -> Expressions.inEuros((Bid) event))
                .returns(Bid.class)
                .sinkTo(
                        new ChecksumSink<>(
                                bid -> Rows.of(bid.auction(), bid.bidder(), bid.price())));
    }

    private static void filter(DataStream<Event> events) {
        events.filter(event -> event instanceof Bid bid && Expressions.isSampled(bid))
                .map(event -> (Bid) event)
                .returns(Bid.class)
                .sinkTo(new ChecksumSink<>(bid -> Rows.of(bid.auction(), bid.price())));
    }

    private static void join(DataStream<Event> events) {
        DataStream<Tuple4<Long, String, String, String>> sellers =
                events.filter(
                                event ->
                                        event instanceof Person person
                                                && Expressions.isFromTheWest(person))
                        .map(event -> (Person) event)
                        .returns(Person.class)
                        .map(
                                person ->
                                        Tuple4.of(
                                                person.id(),
                                                person.name(),
                                                person.city(),
                                                person.state()))
                        .returns(Types.TUPLE(Types.LONG, Types.STRING, Types.STRING, Types.STRING));
        DataStream<Tuple2<Long, Long>> auctions =
                events.filter(
                                event ->
                                        event instanceof Auction auction
                                                && Expressions.isWanted(auction))
                        .map(event -> Tuple2.of(((Auction) event).seller(), event.id()))
                        .returns(TWO_LONGS);
        sellers.connect(auctions)
                .keyBy(seller -> seller.f0, auction -> auction.f0, Types.LONG)
                .process(new SellerJoin())
                .sinkTo(
                        new ChecksumSink<>(
                                match ->
                                        Rows.of(
                                                match.f0,
                                                Rows.text(match.f1, match.f2, match.f3))));
    }

    private static DataStream<Long> ids(DataStream<Event> events) {
        return events.map(Event::id).returns(Types.LONG);
    }

    private static void runningCount(DataStream<Event> events) {
        ids(events)
                .keyBy(ITSELF, Types.LONG)
                .process(new RunningCount())
                .sinkTo(new ChecksumSink<>(count -> Rows.of(count.f0, count.f1)));
    }

    /** Window end, key and count in windows of 1 s. */
    static DataStream<Tuple3<Long, Long, Long>> tumblingCount(DataStream<Event> events) {
        return ids(events)
                .keyBy(ITSELF, Types.LONG)
                .window(TumblingEventTimeWindows.of(Duration.ofSeconds(1)))
                .aggregate(new Count(), WindowRows::count, Types.LONG, THREE_LONGS);
    }

    private static void countPerSecond(DataStream<Event> events) {
        tumblingCount(events)
                .sinkTo(new ChecksumSink<>(count -> Rows.of(count.f1, count.f0, count.f2)));
    }

    private static DataStream<Bid> bids(DataStream<Event> events) {
        return events.filter(event -> event instanceof Bid)
                .map(event -> (Bid) event)
                .returns(Bid.class);
    }

    private static void hotAuction(DataStream<Event> events, Duration window) {
        Duration slide = Duration.ofSeconds(1);
        bids(events)
                .map(Bid::auction)
                .returns(Types.LONG)
                .keyBy(ITSELF, Types.LONG)
                .window(SlidingEventTimeWindows.of(window, slide))
                .aggregate(new Count(), WindowRows::count, Types.LONG, THREE_LONGS)
                .windowAll(TumblingEventTimeWindows.of(slide))
                .reduce(Pipelines::hotter)
                .sinkTo(new ChecksumSink<>(max -> Rows.of(max.f0, max.f1, max.f2)));
    }

    private static Tuple3<Long, Long, Long> hotter(
            Tuple3<Long, Long, Long> a, Tuple3<Long, Long, Long> b) {
        int byCount = Long.compare(a.f2, b.f2);
        return byCount > 0 || (byCount == 0 && a.f1 < b.f1) ? a : b;
    }

    private static void highestBid(DataStream<Event> events) {
        bids(events)
                .map(Bid::price)
                .returns(Types.LONG)
                .windowAll(TumblingEventTimeWindows.of(Duration.ofSeconds(10)))
                .reduce(Math::max, WindowRows::maximum, TWO_LONGS)
                .sinkTo(new ChecksumSink<>(max -> Rows.of(max.f0, max.f1)));
    }

    private static void windowJoin(DataStream<Event> events) {
        DataStream<Tuple2<Long, String>> sellers =
                events.filter(event -> event instanceof Person)
                        .map(event -> Tuple2.of(event.id(), ((Person) event).name()))
                        .returns(Types.TUPLE(Types.LONG, Types.STRING));
        DataStream<Tuple2<Long, Long>> auctions =
                events.filter(event -> event instanceof Auction)
                        .map(event -> Tuple2.of(((Auction) event).seller(), event.id()))
                        .returns(TWO_LONGS);
        sellers.join(auctions)
                .where(seller -> seller.f0, Types.LONG)
                .equalTo(auction -> auction.f0, Types.LONG)
                .window(TumblingEventTimeWindows.of(Duration.ofSeconds(10)))
                .apply(
                        (seller, auction) -> Tuple3.of(seller.f0, auction.f1, seller.f1),
                        Types.TUPLE(Types.LONG, Types.LONG, Types.STRING))
                .sinkTo(new ChecksumSink<>(pair -> Rows.of(pair.f0, pair.f1, pair.f2.hashCode())));
    }

    private static void sessions(DataStream<Event> events) {
        bids(events)
                .map(Bid::bidder)
                .returns(Types.LONG)
                .keyBy(ITSELF, Types.LONG)
                .window(EventTimeSessionWindows.withGap(Duration.ofSeconds(10)))
                .aggregate(new Count(), WindowRows::session, Types.LONG, FOUR_LONGS)
                .sinkTo(
                        new ChecksumSink<>(
                                session ->
                                        Rows.of(session.f0, session.f1, session.f2, session.f3)));
    }
}
