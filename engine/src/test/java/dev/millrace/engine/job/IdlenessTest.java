// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.JobResult;
import dev.millrace.api.OperatorMetrics;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.connector.CollectSink;
import dev.millrace.api.stream.DataStream;
import dev.millrace.api.time.WatermarkGenerator;
import dev.millrace.api.time.WatermarkOutput;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.window.SlidingEventTimeWindows;
import dev.millrace.api.window.TumblingEventTimeWindows;
import dev.millrace.engine.scenario.JobScenario;
import dev.millrace.engine.scenario.Reading;
import dev.millrace.engine.scenario.Script;
import dev.millrace.engine.scenario.ScriptedSource;
import dev.millrace.engine.scenario.WatermarkSink;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Nothing that an idle subtask still holds is left behind by those that go on. */
class IdlenessTest {
    private static final Duration FIVE = Duration.ofSeconds(5);
    private static final Duration IDLE = Duration.ofSeconds(11);
    private static final Duration LONG_REST = Duration.ofSeconds(60);

    /** So far behind that a reader which wakes up first makes nothing of the other one late. */
    private static final WatermarkStrategy<Reading> ALIKE = Reading.punctual(30_000);

    @Test
    void anOpenWindowOfAnIdleStreamComesInTimeForTheStreamItMeets() {
        CollectSink<Reading> sums = new CollectSink<>();

        JobResult result =
                JobScenario.simulated(1)
                        .parallelism(2)
                        .run(
                                env ->
                                        slidingSums(
                                                        fiveSecondSums(
                                                                        source(
                                                                                env, "quiet",
                                                                                quiet()))
                                                                .union(source(env, "busy", busy())))
                                                .sinkTo(sums));

        Reading ofQuiet = Reading.of("quiet", 1_000, 7);
        assertThat(sums.records()).filteredOn(ofQuiet::equals).as("in both panes").hasSize(2);
        assertNothingLate(result);
    }

    @Test
    void theWindowBehindAWindowMissesNothingWhenItsInputsWakeOneAfterTheOther() {
        for (long seed = 1; seed <= 40; seed++) {
            CollectSink<Reading> sums = new CollectSink<>();
            JobResult result =
                    JobScenario.simulated(seed)
                            .parallelism(2)
                            .run(
                                    env ->
                                            slidingSums(
                                                            fiveSecondSums(
                                                                    env.fromSource(
                                                                            ScriptedSource.of(
                                                                                    waking("a"),
                                                                                    waking("b")),
                                                                            ALIKE,
                                                                            "readings")))
                                                    .sinkTo(sums));
            assertNothingLate(result);
            assertThat(sums.records().stream().mapToLong(Reading::value).sum())
                    .as("seed %d: each value in two panes", seed)
                    .isEqualTo(2 * 2 * 40);
        }
    }

    @Test
    void anIdleReaderFollowsThoseItsRecordsMeetAndEventTimeSaysSo() {
        assertThat(watermarksBehind(quiet -> quiet.map(reading -> reading)))
                .containsExactly(999L, 1_999L, 29_999L, Long.MAX_VALUE);
    }

    /** It cannot follow, and is not waited for. */
    @Test
    void anIdleStreamWithATimeOfItsOwnDoesNotStopTheOthers() {
        assertThat(
                        watermarksBehind(
                                quiet ->
                                        quiet.assignTimestampsAndWatermarks(Reading.punctual(0))
                                                .rebalance()
                                                .map(reading -> reading)))
                .contains(29_999L)
                .endsWith(Long.MAX_VALUE);
    }

    /** Where the quiet stream meets the busy one, after something was done with it. */
    private static List<Long> watermarksBehind(UnaryOperator<DataStream<Reading>> done) {
        WatermarkSink<Reading> sink = new WatermarkSink<>();
        JobScenario.simulated(1)
                .run(
                        env ->
                                done.apply(source(env, "quiet", quiet()).rebalance())
                                        .union(source(env, "busy", busy()))
                                        .rebalance()
                                        .sinkTo(sink));
        return sink.watermarks();
    }

    /** A watermark made of a record follows it also in the middle of a graph. */
    @Test
    void noRecordIsLateForTheWatermarkThatIsMadeOfIt() {
        WatermarkStrategy<Reading> own =
                WatermarkStrategy.<Reading>forGenerator(OwnTime::new)
                        .withTimestampAssigner((reading, ignored) -> reading.timeMs());
        CollectSink<Reading> sums = new CollectSink<>();
        JobResult result =
                JobScenario.simulated(1)
                        .run(
                                env ->
                                        fiveSecondSums(
                                                        env.fromData(
                                                                        Reading.of("a", 4_999, 1),
                                                                        Reading.of("a", 9_999, 2))
                                                                .assignTimestampsAndWatermarks(own))
                                                .sinkTo(sums));
        assertThat(sums.records()).extracting(Reading::value).containsExactly(1L, 2L);
        assertNothingLate(result);
    }

    /** One reading, and then nothing for as long as the other goes on. */
    private static Script<Reading> quiet() {
        return Script.<Reading>split("quiet")
                .records(Reading.of("quiet", 1_000, 7))
                .caughtUp(LONG_REST);
    }

    /** Goes far ahead once the other is idle. */
    private static Script<Reading> busy() {
        return Script.<Reading>split("busy")
                .records(Reading.of("busy", 2_000, 1))
                .slow(IDLE)
                .records(Reading.of("busy", 30_000, 1))
                .slow(FIVE);
    }

    /** Forty readings of ten sensors, all idle for a while after the first half. */
    private static Script<Reading> waking(String split) {
        Script<Reading> script = Script.split(split);
        for (int i = 0; i < 20; i++) {
            script.records(Reading.of("s" + i % 10, 100L * i, 1));
        }
        script.caughtUp(IDLE);
        for (int i = 0; i < 20; i++) {
            script.records(Reading.of("s" + i % 10, 60_000L + 1_000L * i, 1));
        }
        return script.slow(FIVE);
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    private static DataStream<Reading> source(
            StreamExecutionEnvironment env, String name, Script<Reading>... splits) {
        return env.fromSource(ScriptedSource.of(splits), Reading.punctual(0), name);
    }

    private static DataStream<Reading> fiveSecondSums(DataStream<Reading> readings) {
        return readings.keyBy(Reading::sensor)
                .window(TumblingEventTimeWindows.of(FIVE))
                .reduce(IdlenessTest::sum);
    }

    private static DataStream<Reading> slidingSums(DataStream<Reading> readings) {
        return readings.keyBy(Reading::sensor)
                .window(SlidingEventTimeWindows.of(Duration.ofSeconds(10), FIVE))
                .reduce(IdlenessTest::sum);
    }

    private static Reading sum(Reading a, Reading b) {
        return Reading.of(a.sensor(), Math.min(a.timeMs(), b.timeMs()), a.value() + b.value());
    }

    private static void assertNothingLate(JobResult result) {
        assertThat(result.metrics()).extracting(OperatorMetrics::lateRecords).containsOnly(0L);
    }

    /** The time of each record is the watermark after it. */
    private static final class OwnTime implements WatermarkGenerator<Reading> {
        @Override
        public void onEvent(Reading reading, long timestamp, WatermarkOutput output) {
            output.emitWatermark(timestamp);
        }
    }
}
