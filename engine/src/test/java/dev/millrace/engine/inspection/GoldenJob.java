// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.inspection;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.connector.CollectSink;
import dev.millrace.api.connector.GeneratorSource;
import dev.millrace.api.connector.RateLimit;
import dev.millrace.api.function.Aggregates;
import dev.millrace.api.function.Collector;
import dev.millrace.api.function.KeyedProcessFunction;
import dev.millrace.api.function.OpenContext;
import dev.millrace.api.function.ResultFuture;
import dev.millrace.api.state.AggregatingState;
import dev.millrace.api.state.AggregatingStateDescriptor;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.state.MapState;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.state.ReducingState;
import dev.millrace.api.state.ReducingStateDescriptor;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.stream.AsyncDataStream;
import dev.millrace.api.stream.AsyncOptions;
import dev.millrace.api.stream.KeyedStream;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.window.EventTimeSessionWindows;
import dev.millrace.api.window.TumblingEventTimeWindows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * A job with every kind of state that a program can ask for, whose results come at its end and so
 * depend on all that a snapshot in its middle holds. It is never changed, nor are the snapshots of
 * it; a kind of state that is new gets a job of its own.
 */
final class GoldenJob {
    static final int RECORDS = 400;
    private static final int KEYS = 5;
    private static final long END = 1L << 40;

    /** The last record of a key. */
    record Visit(long number, String page) {}

    private GoldenJob() {}

    static void build(StreamExecutionEnvironment env, CollectSink<String> out) {
        KeyedStream<Long, Long> numbers =
                AsyncDataStream.orderedWait(
                                env.fromSource(
                                                GeneratorSource.of(RECORDS, i -> i)
                                                        .withRate(RateLimit.perSecond(4_000)),
                                                WatermarkStrategy.<Long>forMonotonousTimestamps()
                                                        .withTimestampAssigner((i, t) -> i),
                                                "numbers")
                                        .uid("numbers"),
                                (Long i, ResultFuture<Long> result) -> result.complete(List.of(i)),
                                AsyncOptions.<Long>timeout(Duration.ofMinutes(1)))
                        .uid("calls")
                        .keyBy(i -> i % KEYS);
        numbers.process(Remembering::new)
                .uid("remembering")
                .union(
                        numbers.window(TumblingEventTimeWindows.of(Duration.ofHours(1)))
                                .aggregate(Aggregates.sumLong((Long i) -> i))
                                .uid("hours")
                                .map(sum -> "hour " + sum),
                        numbers.window(EventTimeSessionWindows.withGap(Duration.ofMinutes(1)))
                                .reduce(Long::max)
                                .uid("sessions")
                                .map(most -> "session " + most))
                .sinkTo(out);
    }

    /** What comes out, computed without the job. */
    static List<String> expected() {
        List<String> expected = new ArrayList<>();
        for (long key = 0; key < KEYS; key++) {
            long first = key;
            long[] all = LongStream.range(0, RECORDS).filter(i -> i % KEYS == first).toArray();
            long sum = LongStream.of(all).sum();
            TreeMap<String, Long> pages = new TreeMap<>();
            LongStream.of(all).forEach(i -> pages.merge(page(i), 1L, Long::sum));
            long last = all[all.length - 1];
            List<Long> hundreds = LongStream.of(all).filter(i -> i % 100 == first).boxed().toList();
            expected.add(told(all.length, new Visit(last, page(last)), hundreds, pages, sum, sum));
            expected.add("later " + key);
            expected.add("hour " + sum);
            expected.add("session " + last);
        }
        return expected;
    }

    private static String page(long number) {
        return "/page/" + number % 3;
    }

    private static String told(
            long count,
            Visit last,
            List<Long> hundreds,
            TreeMap<String, Long> pages,
            long reduced,
            long aggregated) {
        return count + " " + last + " " + hundreds + " " + pages + " " + reduced + " " + aggregated;
    }

    private static final class Remembering extends KeyedProcessFunction<Long, Long, String> {
        private transient ValueState<Long> count;
        private transient ValueState<Visit> last;
        private transient ListState<Long> hundreds;
        private transient MapState<String, Long> pages;
        private transient ReducingState<Long> reduced;
        private transient AggregatingState<Long, Long> aggregated;

        @Override
        public void open(OpenContext context) {
            var states = getRuntimeContext();
            count = states.getState(new ValueStateDescriptor<>("count", Long.class));
            last = states.getState(new ValueStateDescriptor<>("last", Visit.class));
            hundreds = states.getListState(new ListStateDescriptor<>("hundreds", Long.class));
            pages = states.getMapState(new MapStateDescriptor<>("pages", String.class, Long.class));
            reduced =
                    states.getReducingState(
                            new ReducingStateDescriptor<Long>("reduced", Long::sum));
            aggregated =
                    states.getAggregatingState(
                            new AggregatingStateDescriptor<>(
                                    "aggregated", Aggregates.sumLong((Long i) -> i)));
        }

        @Override
        public void processElement(Long number, Context ctx, Collector<String> out)
                throws Exception {
            Long before = count.value();
            count.update(before == null ? 1 : before + 1);
            last.update(new Visit(number, page(number)));
            if (number % 100 == ctx.getCurrentKey()) {
                hundreds.add(number);
            }
            Long visits = pages.get(page(number));
            pages.put(page(number), visits == null ? 1 : visits + 1);
            reduced.add(number);
            aggregated.add(number);
            ctx.timerService().registerEventTimeTimer(END);
            ctx.timerService().registerProcessingTimeTimer(Long.MAX_VALUE - 1);
        }

        @Override
        public void onTimer(long timestamp, OnTimerContext ctx, Collector<String> out)
                throws Exception {
            if (timestamp != END) {
                out.collect("later " + ctx.getCurrentKey());
                return;
            }
            TreeMap<String, Long> visits = new TreeMap<>();
            pages.entries().forEach(entry -> visits.put(entry.getKey(), entry.getValue()));
            List<Long> some = new ArrayList<>();
            hundreds.get().forEach(some::add);
            out.collect(
                    told(
                            count.value(),
                            last.value(),
                            some,
                            visits,
                            reduced.get(),
                            aggregated.get()));
        }
    }
}
