// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.connector.CollectSink;
import dev.millrace.api.stream.DataStream;
import dev.millrace.engine.scenario.JobScenario;
import dev.millrace.engine.scenario.Reading;
import dev.millrace.engine.scenario.Script;
import dev.millrace.engine.scenario.ScriptedSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    private static final long LIFE_MS = 150;

    /** So many pairs at least that a join is put to the test. */
    private static final int FEWEST_PAIRS = 20;

    private static final int LONG_SEEDS = Integer.getInteger("seeds", 200);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 7})
    void runningCountsFollowTheOrderOfArrival(int parallelism) {
        for (long seed = 0; seed < 6; seed++) {
            List<Reading> input = input(seed);
            var seen =
                    JobScenario.simulated(seed)
                            .parallelism(parallelism)
                            .collect(env -> OracleJobs.counts(read(env, input)));
            assertThat(OracleJobs.byKey(seen)).isEqualTo(oracle(input).runningCounts());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 7})
    void valuesLiveAsLongInEventTimeAsTheyAreGiven(int parallelism) {
        for (long seed = 0; seed < 6; seed++) {
            List<Reading> input = new ArrayList<>(input(seed));
            input.add(0, Reading.of("begins", input.get(0).timeMs() - 1_000, 0));
            var seen =
                    JobScenario.simulated(seed)
                            .parallelism(parallelism)
                            .collect(
                                    env ->
                                            read(env, input)
                                                    .keyBy(Reading::sensor)
                                                    .process(new LivingCount(LIFE_MS)));
            Map<String, List<Long>> expected = oracle(input).livingCounts(LIFE_MS);
            assertThat(OracleJobs.byKey(seen)).as("seed %d", seed).isEqualTo(expected);
            assertThat(expected).as("some expired").isNotEqualTo(oracle(input).runningCounts());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 7})
    void timersFireOnceForEachKeyAndTime(int parallelism) {
        for (long seed = 0; seed < 6; seed++) {
            compareTimers(input(seed), seed, parallelism);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 7})
    void timersFireOnceAcrossAllTime(int parallelism) {
        for (long seed = 0; seed < 3; seed++) {
            compareTimers(acrossAllTime(seed, true), seed, parallelism);
        }
    }

    private static void compareTimers(List<Reading> input, long seed, int parallelism) {
        List<String> seen =
                JobScenario.simulated(seed)
                        .parallelism(parallelism)
                        .collect(env -> OracleJobs.timers(read(env, input)));
        assertThat(seen)
                .as("seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(
                        oracle(input).timers(OracleJobs.TIMER_AFTER_MS));
    }

    @ParameterizedTest
    @EnumSource
    void windowsFireAndDropAsDefined(WindowQuestion windows) {
        seeds(8).forEach(seed -> compareWindows(windows, input(seed), seed, true));
    }

    @ParameterizedTest
    @EnumSource
    void windowsFireAndDropAsDefinedAcrossAllTime(WindowQuestion windows) {
        seeds(8).forEach(seed -> compareWindows(windows, acrossAllTime(seed, true), seed, true));
    }

    @ParameterizedTest
    @EnumSource
    void windowsOnRealThreadsFireAndDropAsDefined(WindowQuestion windows) {
        seeds(2).forEach(seed -> compareWindows(windows, input(seed), seed, false));
    }

    @ParameterizedTest
    @EnumSource
    @Tag("long")
    void windowsOfManySeedsFireAndDropAsDefined(WindowQuestion windows) {
        seeds(LONG_SEEDS).forEach(seed -> compareWindows(windows, input(seed), seed, true));
        seeds(LONG_SEEDS)
                .forEach(seed -> compareWindows(windows, acrossAllTime(seed, true), seed, true));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 7})
    void aWindowJoinPairsAllOfAKeyInAWindow(int parallelism) {
        for (long seed = 0; seed < 4; seed++) {
            compareWindowJoin(onTime(seed), onTime(seed + 100), seed, parallelism);
        }
        compareWindowJoin(acrossAllTime(1, false), acrossAllTime(2, false), 1, parallelism);
    }

    private static void compareWindowJoin(
            List<Reading> left, List<Reading> right, long seed, int parallelism) {
        List<String> seen =
                JobScenario.simulated(seed)
                        .parallelism(parallelism)
                        .collect(env -> OracleJobs.windowJoin(read(env, left), read(env, right)));
        List<String> pairs = oracle(left).windowJoin(oracle(right), OracleJobs.JOIN_WINDOW_MS);
        assertThat(pairs).hasSizeGreaterThan(FEWEST_PAIRS);
        assertThat(seen).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(pairs);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 7})
    void anIntervalJoinPairsAllOfAKeyWithinTheBounds(int parallelism) {
        for (long seed = 0; seed < 4; seed++) {
            compareIntervalJoin(onTime(seed), onTime(seed + 100), seed, parallelism);
        }
        compareIntervalJoin(acrossAllTime(1, false), acrossAllTime(2, false), 1, parallelism);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 7})
    void anIntervalJoinCanLeaveItsBoundsOut(int parallelism) {
        List<Reading> left = onTime(3);
        List<Reading> right = onTime(103);
        List<String> seen =
                JobScenario.simulated(3)
                        .parallelism(parallelism)
                        .collect(
                                env ->
                                        OracleJobs.joined(read(env, left), read(env, right))
                                                .lowerBoundExclusive()
                                                .upperBoundExclusive()
                                                .process(new Nearby()));
        List<String> expected =
                oracle(left)
                        .intervalJoin(
                                oracle(right), OracleJobs.LOWER_MS + 1, OracleJobs.UPPER_MS - 1);
        assertThat(seen).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(
                        oracle(left)
                                .intervalJoin(
                                        oracle(right), OracleJobs.LOWER_MS, OracleJobs.UPPER_MS))
                .as("some lie on a bound")
                .hasSizeGreaterThan(expected.size());
    }

    private static void compareIntervalJoin(
            List<Reading> left, List<Reading> right, long seed, int parallelism) {
        List<String> seen =
                JobScenario.simulated(seed)
                        .parallelism(parallelism)
                        .collect(env -> OracleJobs.intervalJoin(read(env, left), read(env, right)));
        List<String> pairs =
                oracle(left).intervalJoin(oracle(right), OracleJobs.LOWER_MS, OracleJobs.UPPER_MS);
        assertThat(pairs).hasSizeGreaterThan(FEWEST_PAIRS);
        assertThat(seen).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(pairs);
    }

    private static void compareWindows(
            WindowQuestion windows, List<Reading> input, long seed, boolean simulated) {
        long latenessMs = new long[] {0, 40, 1000}[(int) (seed % 3)];
        int parallelism = new int[] {1, 2, 4, 7}[(int) (seed % 4)];
        CollectSink<Reading> late = new CollectSink<>();
        JobScenario scenario = simulated ? JobScenario.simulated(seed) : JobScenario.onThreads();
        List<String> seen =
                scenario.parallelism(parallelism)
                        .collect(env -> windows.of(read(env, input), latenessMs, late));
        Oracle.Answer answer = windows.ask(oracle(input), latenessMs);
        assertThat(seen)
                .as("%s, seed %d, lateness %d", windows, seed, latenessMs)
                .containsExactlyInAnyOrderElementsOf(answer.results());
        assertThat(late.records())
                .as("%s, seed %d, lateness %d", windows, seed, latenessMs)
                .containsExactlyInAnyOrderElementsOf(answer.late());
    }

    private static DataStream<Reading> read(StreamExecutionEnvironment env, List<Reading> input) {
        Script<Reading> split = Script.<Reading>split("only").records(input);
        return env.fromSource(
                        ScriptedSource.of(split).perPoll(37),
                        Reading.punctual(BEHIND_MS),
                        "readings")
                .setParallelism(1);
    }

    private static Oracle oracle(List<Reading> input) {
        return new Oracle(input, BEHIND_MS);
    }

    private static List<Reading> input(long seed) {
        return new RandomInput(seed).readings(RECORDS, 40, 400);
    }

    /** Disorder that the watermark allows for, so that nothing is late. */
    private static List<Reading> onTime(long seed) {
        return new RandomInput(seed).startingAt(-300).readings(RECORDS / 2, BEHIND_MS, 0);
    }

    private static List<Reading> acrossAllTime(long seed, boolean late) {
        return new RandomInput(seed).acrossAllTime(RECORDS, late);
    }

    private static LongStream seeds(int count) {
        return LongStream.range(0, count);
    }
}
