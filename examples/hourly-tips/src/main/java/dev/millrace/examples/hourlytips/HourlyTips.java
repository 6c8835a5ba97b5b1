// SPDX-License-Identifier: Apache-2.0
package dev.millrace.examples.hourlytips;

import static java.util.Comparator.comparingLong;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.function.Aggregates;
import dev.millrace.api.function.Collector;
import dev.millrace.api.function.ProcessWindowFunction;
import dev.millrace.api.stream.DataStream;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.window.TimeWindow;
import dev.millrace.api.window.TumblingEventTimeWindows;
import dev.millrace.examples.taxi.TaxiDay;
import dev.millrace.examples.taxi.TaxiFare;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

/** Finds the driver of each hour who was given the most tips. */
public final class HourlyTips {
    private static final TumblingEventTimeWindows HOURS =
            TumblingEventTimeWindows.of(Duration.ofHours(1));

    /** Of two drivers with the same tips the one with the lower number is ahead. */
    private static final Comparator<DriverTips> BY_TIPS =
            comparingLong(DriverTips::tipCents)
                    .thenComparing(comparingLong(DriverTips::driverId).reversed());

    private static final WatermarkStrategy<TaxiFare> EVENT_TIME =
            WatermarkStrategy.<TaxiFare>forBoundedOutOfOrderness(TaxiDay.LONGEST_DELAY)
                    .withTimestampAssigner((fare, recordTime) -> fare.time().toEpochMilli());

    private HourlyTips() {}

    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();

        bestOfEachHour(env.fromData(TaxiDay.ofSeed(42).fares())).print().setParallelism(1);

        env.execute("hourly tips");
    }

    static DataStream<DriverTips> bestOfEachHour(DataStream<TaxiFare> fares) {
        return fares.assignTimestampsAndWatermarks(EVENT_TIME)
                .keyBy(TaxiFare::driverId)
                .window(HOURS)
                .aggregate(Aggregates.sumLong(TaxiFare::tipCents), new WithDriverAndHour())
                .windowAll(HOURS)
                .aggregate(Aggregates.maxBy(BY_TIPS));
    }

    private static final class WithDriverAndHour
            extends ProcessWindowFunction<Long, DriverTips, Long, TimeWindow> {
        private static final long serialVersionUID = 1L;

        @Override
        public void process(
                Long driverId, Context context, Iterable<Long> tips, Collector<DriverTips> out) {
            Instant hourEnd = Instant.ofEpochMilli(context.window().getEnd());
            out.collect(new DriverTips(hourEnd, driverId, tips.iterator().next()));
        }
    }
}
