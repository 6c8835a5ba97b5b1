// SPDX-License-Identifier: Apache-2.0
package dev.millrace.examples.flights;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.connector.FunctionSink;
import dev.millrace.api.connector.Source;
import dev.millrace.api.function.OutputTag;
import dev.millrace.api.graph.DeadLetter;
import dev.millrace.api.graph.ErrorPolicy;
import dev.millrace.api.stream.DataStream;
import dev.millrace.api.stream.KeyedStream;
import dev.millrace.api.stream.SingleOutputStreamOperator;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.window.SlidingEventTimeWindows;
import dev.millrace.api.window.TumblingEventTimeWindows;
import dev.millrace.connector.files.FileSink;
import java.nio.file.Path;
import java.time.Duration;

/** Asks three questions of a feed of departures, which come long after they were scheduled. */
final class FlightsJob {
    /** Names of operators whose counts are in the summary. */
    static final String READ = "flights";

    static final String LATE = "late";
    static final String HOURLY = "hourly";
    static final String WORST = "worst";

    private static final int MANY_ENOUGH_TO_RANK = 5;
    private static final OutputTag<DeadLetter> REJECTED = new OutputTag<>("rejected");

    private static final WatermarkStrategy<Flight> EVENT_TIME =
            WatermarkStrategy.<Flight>forBoundedOutOfOrderness(Duration.ofMinutes(30))
                    .withTimestampAssigner((flight, t) -> flight.scheduled().toEpochMilli())
                    .withFutureGuard(Duration.ofDays(1));

    private FlightsJob() {}

    static void build(
            StreamExecutionEnvironment env,
            Source<Flight, ?, ?> feed,
            Path output,
            Duration lateness,
            RejectedLines rejected,
            WorstNow worstNow) {
        SingleOutputStreamOperator<Flight> read =
                env.fromSource(feed, EVENT_TIME, READ)
                        .uid(READ)
                        .onError(ErrorPolicy.deadLetter(REJECTED));
        DataStream<RejectedLine> lines = read.getSideOutput(REJECTED).map(RejectedLine::of);
        file(lines, RejectedLine.class, output, "rejected");
        lines.sinkTo(FunctionSink.of(rejected::take)).name("rejected now");

        KeyedStream<Flight, String> byOrigin =
                read.process(new LateCount()).name(LATE).uid(LATE).keyBy(Flight::origin);

        DataStream<HourlyDelay> hourly =
                byOrigin.window(TumblingEventTimeWindows.of(Duration.ofHours(1)))
                        .allowedLateness(lateness)
                        .aggregate(new Delays.Total(), new HourOfAirport())
                        .name(HOURLY)
                        .uid(HOURLY);
        file(hourly, HourlyDelay.class, output, "hourly");

        DataStream<WorstAirport> worst =
                byOrigin.window(
                                SlidingEventTimeWindows.of(
                                        Duration.ofHours(3), Duration.ofMinutes(15)))
                        .allowedLateness(lateness)
                        .aggregate(new Delays.Total(), new WindowOfAirport())
                        .name(WORST)
                        .uid(WORST)
                        .filter(delay -> delay.flights() >= MANY_ENOUGH_TO_RANK)
                        .keyBy(AirportDelay::windowEnd)
                        .process(new TopFive(lateness))
                        .name("top five")
                        .uid("top-five");
        file(worst, WorstAirport.class, output, "worst");
        worst.sinkTo(FunctionSink.of(worstNow::take)).name("worst now");

        file(
                byOrigin.process(new DelayStreak()).name("alerts").uid("alerts"),
                Alert.class,
                output,
                "alerts");
    }

    private static <R extends Record> void file(
            DataStream<R> rows, Class<R> type, Path output, String prefix) {
        rows.sinkTo(FileSink.csv(type, output).prefix(prefix).overwrite())
                .name(prefix + " file")
                .uid(prefix + "-file")
                .setParallelism(1);
    }
}
