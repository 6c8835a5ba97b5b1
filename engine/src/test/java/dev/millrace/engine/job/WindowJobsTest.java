// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.function.Aggregates;
import dev.millrace.api.function.CoGroupFunction;
import dev.millrace.api.function.Collector;
import dev.millrace.api.function.ProcessWindowFunction;
import dev.millrace.api.state.ReducingState;
import dev.millrace.api.state.ReducingStateDescriptor;
import dev.millrace.api.stream.DataStream;
import dev.millrace.api.window.EventTimeSessionWindows;
import dev.millrace.api.window.EventTimeTrigger;
import dev.millrace.api.window.MergingWindowAssigner;
import dev.millrace.api.window.TimeWindow;
import dev.millrace.api.window.Trigger;
import dev.millrace.api.window.TriggerResult;
import dev.millrace.api.window.TumblingEventTimeWindows;
import dev.millrace.api.window.Window;
import dev.millrace.api.window.WindowAssigner;
import dev.millrace.engine.scenario.JobScenario;
import dev.millrace.engine.scenario.Reading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Windows as a program writes them, at several parallelisms. */
class WindowJobsTest {
    private static final TumblingEventTimeWindows TEN_MS =
            TumblingEventTimeWindows.of(Duration.ofMillis(10));

    private static DataStream<Reading> readings(
            StreamExecutionEnvironment env, Reading... readings) {
        return env.fromData(readings).assignTimestampsAndWatermarks(Reading.outOfOrderBy(0));
    }

    private static <T> List<T> results(
            int parallelism,
            Function<DataStream<Reading>, DataStream<T>> windows,
            Reading... readings) {
        return JobScenario.simulated(parallelism)
                .parallelism(parallelism)
                .collect(env -> windows.apply(readings(env, readings)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void aWindowOverAllRecordsAddsUpWhatEverySubtaskHas(int parallelism) {
        List<Long> sums =
                results(
                        parallelism,
                        all -> all.windowAll(TEN_MS).aggregate(Aggregates.sumLong(Reading::value)),
                        Reading.of("a", 1, 10),
                        Reading.of("b", 2, 20),
                        Reading.of("c", 11, 40));
        assertThat(sums).containsExactlyInAnyOrder(30L, 40L);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void anAggregateIsHandedToAProcessFunctionWithItsWindow(int parallelism) {
        List<String> told =
                results(
                        parallelism,
                        all ->
                                all.keyBy(Reading::sensor)
                                        .window(TEN_MS)
                                        .aggregate(Aggregates.sumLong(Reading::value), new Told()),
                        Reading.of("a", 1, 10),
                        Reading.of("a", 2, 20),
                        Reading.of("b", 11, 40));
        assertThat(told).containsExactlyInAnyOrder("a 30 until 10", "b 40 until 20");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void aCoGroupSeesBothStreamsOfAWindowAlsoIfOneIsEmpty(int parallelism) {
        List<String> both =
                JobScenario.simulated(parallelism)
                        .parallelism(parallelism)
                        .collect(
                                env -> {
                                    DataStream<Reading> first =
                                            readings(
                                                    env,
                                                    Reading.of("a", 1, 1),
                                                    Reading.of("a", 2, 2),
                                                    Reading.of("b", 3, 3));
                                    DataStream<Reading> second =
                                            readings(
                                                    env,
                                                    Reading.of("a", 4, 4),
                                                    Reading.of("c", 5, 5));
                                    return first.coGroup(second)
                                            .where(Reading::sensor)
                                            .equalTo(Reading::sensor)
                                            .window(TEN_MS)
                                            .apply(new Both());
                                });
        assertThat(both).containsExactlyInAnyOrder("[1, 2] [4]", "[3] []", "[] [5]");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void anAssignerAndATriggerOfTheUserWorkWithStateOfTheirOwn(int parallelism) {
        List<Long> sums =
                results(
                        parallelism,
                        all ->
                                all.keyBy(Reading::sensor)
                                        .window(new Thousands())
                                        .trigger(new AtAHundred())
                                        .aggregate(Aggregates.sumLong(Reading::value)),
                        Reading.of("a", 1, 60),
                        Reading.of("a", 2, 50),
                        Reading.of("b", 3, 70),
                        Reading.of("a", 4, 5),
                        Reading.of("b", 5, 20));
        assertThat(sums).containsExactly(110L);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 7})
    void sessionsWithADynamicGapLastAsLongAsTheirRecordsSay(int parallelism) {
        List<String> told =
                results(
                        parallelism,
                        all ->
                                all.keyBy(Reading::sensor)
                                        .window(
                                                EventTimeSessionWindows.withDynamicGap(
                                                        Reading::value))
                                        .aggregate(Aggregates.sumLong(Reading::value), new Told()),
                        Reading.of("a", 0, 50),
                        Reading.of("b", 1, 5),
                        Reading.of("b", 41, 5),
                        Reading.of("a", 45, 20),
                        Reading.of("a", 60, 10),
                        Reading.of("a", 300, 1));
        assertThat(told)
                .containsExactlyInAnyOrder(
                        "a 80 until 70", "b 5 until 6", "b 5 until 46", "a 1 until 301");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 7})
    void aMergingAssignerOfTheUserDecidesWhichWindowsBecomeOne(int parallelism) {
        List<String> told =
                results(
                        parallelism,
                        all ->
                                all.keyBy(Reading::sensor)
                                        .window(new Pairs())
                                        .aggregate(Aggregates.sumLong(Reading::value), new Told()),
                        Reading.of("a", 1, 10),
                        Reading.of("a", 12, 20),
                        Reading.of("b", 21, 1),
                        Reading.of("a", 25, 40),
                        Reading.of("a", 47, 80));
        assertThat(told)
                .containsExactlyInAnyOrder(
                        "a 30 until 20", "b 1 until 30", "a 40 until 30", "a 80 until 50");
    }

    /** Windows of ten ms, of which each even one becomes one with the next. */
    private static final class Pairs extends MergingWindowAssigner<Reading, TimeWindow> {
        @Override
        public Collection<TimeWindow> assignWindows(
                Reading reading, long timestamp, WindowAssignerContext context) {
            long start = Math.floorDiv(timestamp, 10) * 10;
            return List.of(new TimeWindow(start, start + 10));
        }

        @Override
        public void mergeWindows(
                Collection<TimeWindow> windows, MergeCallback<TimeWindow> callback) {
            Map<Long, List<TimeWindow>> pairs =
                    windows.stream()
                            .collect(
                                    Collectors.groupingBy(
                                            window -> Math.floorDiv(window.getStart(), 20)));
            for (List<TimeWindow> pair : pairs.values()) {
                if (pair.size() == 2) {
                    callback.merge(pair, pair.get(0).cover(pair.get(1)));
                }
            }
        }

        @Override
        public Trigger<Object, Window> getDefaultTrigger() {
            return EventTimeTrigger.create();
        }

        @Override
        public boolean isEventTime() {
            return true;
        }
    }

    /** A window for each thousand ms. */
    private static final class Thousands extends WindowAssigner<Reading, TimeWindow> {
        @Override
        public Collection<TimeWindow> assignWindows(
                Reading reading, long timestamp, WindowAssignerContext context) {
            long start = Math.floorDiv(timestamp, 1000) * 1000;
            return List.of(new TimeWindow(start, start + 1000));
        }

        @Override
        public Trigger<Object, Window> getDefaultTrigger() {
            return EventTimeTrigger.create();
        }

        @Override
        public boolean isEventTime() {
            return true;
        }
    }

    /** Fires once the values of a window come to a hundred. */
    private static final class AtAHundred extends Trigger<Reading, TimeWindow> {
        private static final ReducingStateDescriptor<Long> SUM =
                new ReducingStateDescriptor<>("sum", Long::sum);

        @Override
        public TriggerResult onElement(
                Reading reading, long timestamp, TimeWindow window, TriggerContext ctx) {
            ReducingState<Long> sum = ctx.getPartitionedState(SUM);
            Long before = sum.get();
            sum.add(reading.value());
            boolean reaches = sum.get() >= 100 && (before == null || before < 100);
            return reaches ? TriggerResult.FIRE : TriggerResult.CONTINUE;
        }

        @Override
        public TriggerResult onEventTime(long time, TimeWindow window, TriggerContext ctx) {
            return TriggerResult.CONTINUE;
        }

        @Override
        public TriggerResult onProcessingTime(long time, TimeWindow window, TriggerContext ctx) {
            return TriggerResult.CONTINUE;
        }

        @Override
        public void clear(TimeWindow window, TriggerContext ctx) {
            ctx.getPartitionedState(SUM).clear();
        }
    }

    private static final class Told
            extends ProcessWindowFunction<Long, String, String, TimeWindow> {
        private static final long serialVersionUID = 1L;

        @Override
        public void process(
                String key, Context context, Iterable<Long> sums, Collector<String> out) {
            out.collect(key + " " + sums.iterator().next() + " until " + context.window().getEnd());
        }
    }

    private static final class Both implements CoGroupFunction<Reading, Reading, String> {
        @Override
        public void coGroup(
                Iterable<Reading> first, Iterable<Reading> second, Collector<String> out) {
            out.collect(values(first) + " " + values(second));
        }

        private static List<Long> values(Iterable<Reading> readings) {
            List<Long> values = new ArrayList<>();
            readings.forEach(reading -> values.add(reading.value()));
            values.sort(null);
            return values;
        }
    }
}
