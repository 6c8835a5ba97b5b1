// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.jet;

import static com.hazelcast.jet.aggregate.AggregateOperations.counting;
import static com.hazelcast.jet.aggregate.AggregateOperations.maxBy;
import static com.hazelcast.jet.aggregate.AggregateOperations.toList;
import static com.hazelcast.jet.pipeline.WindowDefinition.session;
import static com.hazelcast.jet.pipeline.WindowDefinition.sliding;
import static com.hazelcast.jet.pipeline.WindowDefinition.tumbling;

import com.hazelcast.function.ComparatorEx;
import com.hazelcast.jet.Traverser;
import com.hazelcast.jet.Traversers;
import com.hazelcast.jet.accumulator.LongAccumulator;
import com.hazelcast.jet.datamodel.KeyedWindowResult;
import com.hazelcast.jet.datamodel.Tuple2;
import com.hazelcast.jet.pipeline.Pipeline;
import com.hazelcast.jet.pipeline.StreamStage;
import dev.millrace.benchmarks.events.Auction;
import dev.millrace.benchmarks.events.Bid;
import dev.millrace.benchmarks.events.Event;
import dev.millrace.benchmarks.events.Person;
import dev.millrace.benchmarks.query.Expressions;
import dev.millrace.benchmarks.query.Rows;
import dev.millrace.benchmarks.trial.Trial;
import java.util.List;

/** The queries in the Pipeline API. */
final class Pipelines {
    private Pipelines() {}

    /** The pipeline of a trial's query, from its events to its checksum. */
    static Pipeline of(Trial trial) {
        Pipeline pipeline = Pipeline.create();
        StreamStage<Event> events =
                pipeline.readFrom(LogSourceP.source()).withNativeTimestamps(trial.disorderMs());
        switch (trial.query()) {
            case Q0 -> pass(events);
            case Q1 -> map(events);
            case Q2 -> filter(events);
            case Q3 -> join(events);
            case KV_1M, KV_10M -> runningCount(events);
            case WC -> countPerSecond(events);
            case Q5 -> hotAuction(events, 10_000);
            case Q5_WIDE -> hotAuction(events, 60_000);
            case Q7 -> highestBid(events);
            case Q8 -> windowJoin(events);
            case Q11 -> sessions(events);
        }
        return pipeline;
    }

    /** The count of the current latency trial. */
    static Pipeline latency() {
        Pipeline pipeline = Pipeline.create();
        StreamStage<Event> events =
                pipeline.readFrom(PacedSourceP.source()).withNativeTimestamps(0);
        tumblingCount(events).writeTo(LatencyP.sink());
        return pipeline;
    }

    private static void pass(StreamStage<Event> events) {
        events.writeTo(ChecksumP.sink(event -> Rows.of(event.id(), event.timestampMs())));
    }

    private static StreamStage<Bid> bids(StreamStage<Event> events) {
        return events.filter(event -> event instanceof Bid).map(event -> (Bid) event);
    }

    private static void map(StreamStage<Event> events) {
        bids(events)
                .map(Expressions::inEuros)
                .writeTo(ChecksumP.sink(bid -> Rows.of(bid.auction(), bid.bidder(), bid.price())));
    }

    private static void filter(StreamStage<Event> events) {
        bids(events)
                .filter(Expressions::isSampled)
                .writeTo(ChecksumP.sink(bid -> Rows.of(bid.auction(), bid.price())));
    }

    private static void join(StreamStage<Event> events) {
        events.filter(
                        event ->
                                (event instanceof Person person
                                                && Expressions.isFromTheWest(person))
                                        || (event instanceof Auction auction
                                                && Expressions.isWanted(auction)))
                .groupingKey(
                        event -> event instanceof Auction auction ? auction.seller() : event.id())
                .flatMapStateful(SellerJoin::new, SellerJoin::matches)
                .writeTo(
                        ChecksumP.sink(
                                match ->
                                        Rows.of(
                                                match.auction().id(),
                                                Rows.text(
                                                        match.seller().name(),
                                                        match.seller().city(),
                                                        match.seller().state()))));
    }

    private static void runningCount(StreamStage<Event> events) {
        events.groupingKey(Event::id)
                .mapStateful(
                        LongAccumulator::new,
                        (count, key, event) -> Tuple2.tuple2(key, count.add(1).get()))
                .writeTo(ChecksumP.sink(count -> Rows.of(count.f0(), count.f1())));
    }

    private static StreamStage<KeyedWindowResult<Long, Long>> tumblingCount(
            StreamStage<Event> events) {
        return events.groupingKey(Event::id).window(tumbling(1000)).aggregate(counting());
    }

    private static void countPerSecond(StreamStage<Event> events) {
        tumblingCount(events)
                .writeTo(
                        ChecksumP.sink(count -> Rows.of(count.key(), count.end(), count.result())));
    }

    private static void hotAuction(StreamStage<Event> events, long windowMs) {
        long slideMs = 1000;
        ComparatorEx<KeyedWindowResult<Long, Long>> byBids =
                ComparatorEx.comparing(KeyedWindowResult<Long, Long>::result);
        bids(events)
                .groupingKey(Bid::auction)
                .window(sliding(windowMs, slideMs))
                .aggregate(counting())
                .window(tumbling(slideMs))
                .aggregate(
                        maxBy(
                                byBids.thenComparing(
                                        ComparatorEx.comparing(
                                                (KeyedWindowResult<Long, Long> count) ->
                                                        -count.key()))))
                .writeTo(
                        ChecksumP.sink(
                                max ->
                                        Rows.of(
                                                max.result().end(),
                                                max.result().key(),
                                                max.result().result())));
    }

    private static void highestBid(StreamStage<Event> events) {
        bids(events)
                .map(Bid::price)
                .window(tumbling(10_000))
                .aggregate(maxBy(ComparatorEx.naturalOrder()))
                .writeTo(ChecksumP.sink(max -> Rows.of(max.end(), max.result())));
    }

    private static void windowJoin(StreamStage<Event> events) {
        StreamStage<Person> persons =
                events.filter(event -> event instanceof Person).map(event -> (Person) event);
        StreamStage<Auction> auctions =
                events.filter(event -> event instanceof Auction).map(event -> (Auction) event);
        persons.groupingKey(Person::id)
                .window(tumbling(10_000))
                .aggregate2(toList(), auctions.groupingKey(Auction::seller), toList())
                .flatMap(result -> pairs(result.result()))
                .writeTo(
                        ChecksumP.sink(
                                pair ->
                                        Rows.of(
                                                pair.seller().id(),
                                                pair.auction().id(),
                                                pair.seller().name().hashCode())));
    }

    private static Traverser<Match> pairs(Tuple2<List<Person>, List<Auction>> sides) {
        return Traversers.traverseIterable(sides.f0())
                .flatMap(
                        person ->
                                Traversers.traverseIterable(sides.f1())
                                        .map(auction -> new Match(person, auction)));
    }

    private static void sessions(StreamStage<Event> events) {
        bids(events)
                .groupingKey(Bid::bidder)
                .window(session(10_000))
                .aggregate(counting())
                .writeTo(
                        ChecksumP.sink(
                                session ->
                                        Rows.of(
                                                session.key(),
                                                session.start(),
                                                session.end(),
                                                session.result())));
    }
}
