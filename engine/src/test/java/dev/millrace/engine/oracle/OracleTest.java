// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.connector.CollectSink;
import dev.millrace.api.function.Aggregates;
import dev.millrace.api.function.OutputTag;
import dev.millrace.api.stream.DataStream;
import dev.millrace.api.stream.KeyValue;
import dev.millrace.api.window.EventTimeSessionWindows;
import dev.millrace.api.window.SlidingEventTimeWindows;
import dev.millrace.api.window.TimeWindow;
import dev.millrace.api.window.TumblingEventTimeWindows;
import dev.millrace.api.window.WindowAssigner;
import dev.millrace.engine.scenario.JobScenario;
import dev.millrace.engine.scenario.Reading;
import dev.millrace.engine.scenario.ScriptedSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whole jobs over random input give what the {@link Oracle} gives, at every parallelism. Lateness
 * depends on the order of arrival, so each stream comes from one split.
 *
 * <p>More seeds than fit into a build: {@code mvn -P long -pl engine -am test
 * -Dtest.jvm.args=-Dseeds=5000}.
 */
class OracleTest {
    private static final int RECORDS = 250;
    private static final long BEHIND_MS = 30;
    private static final int LONG_SEEDS = Integer.getInteger("seeds", 200);
    private static final OutputTag<Reading> LATE = new OutputTag<>("late");

    /** The windows that are compared, and the oracle's word for them. */
    enum Kind {
        TUMBLING(TumblingEventTimeWindows.of(ms(50)), (o, late) -> o.windows(50, 50, late)),
        SLIDING(SlidingEventTimeWindows.of(ms(60), ms(20)), (o, late) -> o.windows(60, 20, late)),
        UNEVEN(SlidingEventTimeWindows.of(ms(50), ms(20)), (o, late) -> o.windows(50, 20, late)),
        SESSION(EventTimeSessionWindows.withGap(ms(25)), (o, late) -> o.sessions(25, late));

        private interface Question {
            Oracle.Answer ask(Oracle oracle, long latenessMs);
        }

        private final WindowAssigner<Object, TimeWindow> assigner;
        private final Question question;

        Kind(WindowAssigner<Object, TimeWindow> assigner, Question question) {
            this.assigner = assigner;
            this.question = question;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 7})
    void runningCountsFollowTheOrderOfArrival(int parallelism) {
        seeds(6).forEach(
                        seed -> {
                            List<Reading> input = input(seed);
                            List<KeyValue<String, Long>> seen =
                                    JobScenario.simulated(seed)
                                            .parallelism(parallelism)
                                            .collect(
                                                    env ->
                                                            read(env, input)
                                                                    .keyBy(Reading::sensor)
                                                                    .aggregate(Aggregates.count()));
                            assertThat(byKey(seen))
                                    .isEqualTo(new Oracle(input, BEHIND_MS).runningCounts());
                        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 7})
    void timersFireOnceForEachKeyAndTime(int parallelism) {
        seeds(6).forEach(
                        seed -> {
                            List<Reading> input = input(seed);
                            List<String> seen =
                                    JobScenario.simulated(seed)
                                            .parallelism(parallelism)
                                            .collect(
                                                    env ->
                                                            read(env, input)
                                                                    .keyBy(Reading::sensor)
                                                                    .process(new TimerAfter(17)));
                            assertThat(seen)
                                    .as("seed %d", seed)
                                    .containsExactlyInAnyOrderElementsOf(
                                            new Oracle(input, BEHIND_MS).timers(17));
                        });
    }

    @ParameterizedTest
    @EnumSource
    void windowsFireAndDropAsDefined(Kind kind) {
        seeds(8).forEach(seed -> compareWindows(kind, seed, true));
    }

    @ParameterizedTest
    @EnumSource
    void windowsOnRealThreadsFireAndDropAsDefined(Kind kind) {
        seeds(2).forEach(seed -> compareWindows(kind, seed, false));
    }

    @ParameterizedTest
    @EnumSource
    @Tag("long")
    void windowsOfManySeedsFireAndDropAsDefined(Kind kind) {
        seeds(LONG_SEEDS).forEach(seed -> compareWindows(kind, seed, true));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 7})
    void aWindowJoinPairsAllOfAKeyInAWindow(int parallelism) {
        seeds(4).forEach(
                        seed -> {
                            List<Reading> left = onTime(seed);
                            List<Reading> right = onTime(seed + 100);
                            List<String> seen =
                                    JobScenario.simulated(seed)
                                            .parallelism(parallelism)
                                            .collect(
                                                    env ->
                                                            read(env, left)
                                                                    .join(read(env, right))
                                                                    .where(Reading::sensor)
                                                                    .equalTo(Reading::sensor)
                                                                    .window(
                                                                            TumblingEventTimeWindows
                                                                                    .of(ms(40)))
                                                                    .apply(new Join()));
                            assertThat(seen)
                                    .as("seed %d", seed)
                                    .containsExactlyInAnyOrderElementsOf(
                                            new Oracle(left, BEHIND_MS)
                                                    .windowJoin(new Oracle(right, BEHIND_MS), 40));
                        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 7})
    void anIntervalJoinPairsAllOfAKeyWithinTheBounds(int parallelism) {
        seeds(4).forEach(
                        seed -> {
                            List<Reading> left = onTime(seed);
                            List<Reading> right = onTime(seed + 100);
                            List<String> seen =
                                    JobScenario.simulated(seed)
                                            .parallelism(parallelism)
                                            .collect(
                                                    env ->
                                                            nearby(
                                                                    read(env, left),
                                                                    read(env, right)));
                            assertThat(seen)
                                    .as("seed %d", seed)
                                    .containsExactlyInAnyOrderElementsOf(
                                            new Oracle(left, BEHIND_MS)
                                                    .intervalJoin(
                                                            new Oracle(right, BEHIND_MS), -10, 25));
                        });
    }

    private static DataStream<String> nearby(DataStream<Reading> left, DataStream<Reading> right) {
        return left.keyBy(Reading::sensor)
                .intervalJoin(right.keyBy(Reading::sensor))
                .between(ms(-10), ms(25))
                .process(new Nearby());
    }

    private static void compareWindows(Kind kind, long seed, boolean simulated) {
        List<Reading> input = input(seed);
        long latenessMs = new long[] {0, 40, 1000}[(int) (seed % 3)];
        int parallelism = new int[] {1, 2, 4, 7}[(int) (seed % 4)];
        CollectSink<Reading> late = new CollectSink<>();
        JobScenario scenario = simulated ? JobScenario.simulated(seed) : JobScenario.onThreads();
        List<String> seen =
                scenario.parallelism(parallelism)
                        .collect(
                                env -> {
                                    var fired =
                                            read(env, input)
                                                    .keyBy(Reading::sensor)
                                                    .window(kind.assigner)
                                                    .allowedLateness(ms(latenessMs))
                                                    .sideOutputLateData(LATE)
                                                    .aggregate(new CountAndSum(), new Describe());
                                    fired.getSideOutput(LATE).sinkTo(late);
                                    return fired;
                                });
        Oracle.Answer answer = kind.question.ask(new Oracle(input, BEHIND_MS), latenessMs);
        assertThat(seen)
                .as("%s, seed %d, lateness %d", kind, seed, latenessMs)
                .containsExactlyInAnyOrderElementsOf(answer.results());
        assertThat(late.records())
                .as("%s, seed %d, lateness %d", kind, seed, latenessMs)
                .containsExactlyInAnyOrderElementsOf(answer.late());
    }

    private static DataStream<Reading> read(StreamExecutionEnvironment env, List<Reading> input) {
        var split = dev.millrace.engine.scenario.Script.<Reading>split("only").records(input);
        return env.fromSource(
                        ScriptedSource.of(split).perPoll(37),
                        Reading.punctual(BEHIND_MS),
                        "readings")
                .setParallelism(1);
    }

    private static List<Reading> input(long seed) {
        return new RandomInput(seed).readings(RECORDS, 40, 400);
    }

    /** Disorder that the watermark allows for, so that nothing is late. */
    private static List<Reading> onTime(long seed) {
        return new RandomInput(seed).readings(RECORDS / 2, BEHIND_MS, 0);
    }

    private static Map<String, List<Long>> byKey(List<KeyValue<String, Long>> updates) {
        return updates.stream()
                .collect(
                        Collectors.groupingBy(
                                KeyValue::key,
                                java.util.TreeMap::new,
                                Collectors.mapping(KeyValue::value, Collectors.toList())));
    }

    private static LongStream seeds(int count) {
        return LongStream.range(0, count);
    }

    private static Duration ms(long ms) {
        return Duration.ofMillis(ms);
    }
}
