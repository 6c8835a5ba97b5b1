// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.millrace.api.JobResult;
import dev.millrace.api.OperatorMetrics;
import dev.millrace.api.connector.GeneratorSource;
import dev.millrace.api.graph.ErrorPolicy;
import dev.millrace.api.time.WatermarkGenerator;
import dev.millrace.api.time.WatermarkOutput;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.engine.scenario.JobScenario;
import dev.millrace.engine.scenario.Reading;
import dev.millrace.engine.scenario.Script;
import dev.millrace.engine.scenario.ScriptedSource;
import dev.millrace.engine.scenario.Seen;
import dev.millrace.engine.scenario.WatermarkSink;
import dev.millrace.engine.seam.SimulatedOutside;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How event time gets into a job and through it. */
class WatermarksTest {
    private static final Duration PAUSE = Duration.ofMillis(5);
    private static final Duration LONG_REST = Duration.ofSeconds(20);

    @Test
    void theWatermarkIsBehindTheLatestTimestampByTheBound() {
        assertThat(watermarks(Reading.outOfOrderBy(10), script("a", 100, 130, 120).slow(PAUSE)))
                .containsExactly(119L, Long.MAX_VALUE);
    }

    @Test
    void aGeneratorMayEmitAfterEachRecord() {
        assertThat(watermarks(Reading.punctual(0), script("a", 100, 90, 130)))
                .containsExactly(99L, 129L, Long.MAX_VALUE);
    }

    @Test
    void aPeriodicGeneratorIsAskedEvery1024RecordsOfASplit() {
        Script<Reading> split = Script.split("a");
        for (int i = 0; i < 2400; i++) {
            split.records(Reading.of("a", i, i));
        }
        assertThat(watermarks(Reading.inOrder(), split))
                .startsWith(1022L, 2046L)
                .endsWith(Long.MAX_VALUE);
    }

    @Test
    void aCustomGeneratorMayFollowMarksInTheData() {
        WatermarkStrategy<Reading> marks =
                WatermarkStrategy.<Reading>forGenerator(Marks::new)
                        .withTimestampAssigner((reading, ignored) -> reading.timeMs());
        Script<Reading> split =
                Script.<Reading>split("a")
                        .records(Reading.of("a", 5, 0), Reading.of("mark", 7, 0))
                        .records(Reading.of("a", 9, 0));
        assertThat(watermarks(marks, split)).containsExactly(7L, Long.MAX_VALUE);
    }

    @Test
    void aGeneratorThatFailsBetweenRecordsIsNamedByItsSourceOrOperator() {
        WatermarkStrategy<Reading> breaks =
                WatermarkStrategy.<Reading>forGenerator(Breaking::new)
                        .withTimestampAssigner((reading, ignored) -> reading.timeMs());
        assertThat(
                        JobScenario.simulated(1)
                                .failure(
                                        env ->
                                                env.fromSource(
                                                                ScriptedSource.of(
                                                                        script("a", 1).slow(PAUSE)),
                                                                breaks,
                                                                "readings")
                                                        .print()))
                .hasMessageContaining("'readings'")
                .hasMessageContaining("to make a periodic watermark")
                .hasStackTraceContaining("no watermark today");
        assertThat(
                        JobScenario.simulated(1)
                                .failure(
                                        env ->
                                                env.fromData(Reading.of("a", 1, 0))
                                                        .assignTimestampsAndWatermarks(breaks)
                                                        .name("time")
                                                        .print()))
                .hasMessageContaining("'time'")
                .hasMessageContaining("to make a periodic watermark");
    }

    @Test
    void withoutWatermarksThereIsOnlyTheLast() {
        assertThat(watermarks(WatermarkStrategy.noWatermarks(), script("a", 1, 2, 3)))
                .containsExactly(Long.MAX_VALUE);
    }

    @Test
    void theSlowestSplitHoldsTheWatermark() {
        assertThat(watermarks(Reading.punctual(0), script("a", 100), script("b", 50)))
                .containsExactly(49L, Long.MAX_VALUE);
    }

    @Test
    void aSplitThatIsSlowButNotCaughtUpHoldsTheWatermarkHoweverLong() {
        Script<Reading> fast = script("fast", 1000).caughtUp(LONG_REST);
        Script<Reading> slow =
                script("slow", 10).slow(LONG_REST).records(Reading.of("slow", 20, 0));
        assertThat(watermarks(Reading.punctual(0), fast, slow))
                .containsExactly(9L, 19L, Long.MAX_VALUE);
    }

    @Test
    void aSplitThatIsCaughtUpLetsTheOthersGoOnAfterItsTime() {
        Script<Reading> quiet = script("quiet", 10).caughtUp(LONG_REST);
        Script<Reading> busy =
                script("busy", 1000)
                        .slow(Duration.ofSeconds(12))
                        .records(Reading.of("busy", 2000, 0))
                        .slow(Duration.ofSeconds(2));
        assertThat(watermarks(Reading.punctual(0), quiet, busy))
                .containsExactly(9L, 999L, 1999L, Long.MAX_VALUE);
    }

    @Test
    void withoutIdlenessACaughtUpSplitHoldsForEver() {
        Script<Reading> quiet = script("quiet", 10).caughtUp(LONG_REST);
        Script<Reading> busy = script("busy", 1000).slow(Duration.ofSeconds(12));
        assertThat(watermarks(Reading.punctual(0).withoutIdleness(), quiet, busy))
                .startsWith(9L)
                .doesNotContain(999L);
    }

    @Test
    void anIdleSubtaskDoesNotHoldTheOthers() {
        WatermarkSink<Reading> sink = new WatermarkSink<>();
        JobScenario.simulated(1)
                .run(
                        env ->
                                env.fromSource(
                                                ScriptedSource.of(
                                                        script("quiet", 10).caughtUp(LONG_REST),
                                                        script("busy", 1000)
                                                                .slow(Duration.ofSeconds(12))),
                                                Reading.punctual(0),
                                                "readings")
                                        .setParallelism(2)
                                        .rebalance()
                                        .sinkTo(sink)
                                        .setParallelism(1));
        assertThat(sink.watermarks()).containsExactly(9L, 999L, Long.MAX_VALUE);
    }

    @Test
    void aSplitThatWakesHoldsTheWatermarkAgain() {
        Script<Reading> quiet =
                script("quiet", 10)
                        .caughtUp(Duration.ofSeconds(11))
                        .records(Reading.of("quiet", 1500, 0))
                        .slow(LONG_REST);
        Script<Reading> busy =
                script("busy", 1000)
                        .slow(Duration.ofSeconds(15))
                        .records(Reading.of("busy", 9000, 0));
        assertThat(watermarks(Reading.punctual(0), quiet, busy))
                .containsExactly(9L, 999L, 1499L, Long.MAX_VALUE);
    }

    @Test
    void timestampsCanBeAssignedInTheMiddleOfAGraph() {
        WatermarkSink<Reading> sink = new WatermarkSink<>();
        List<Seen<Reading>> seen =
                JobScenario.simulated(1)
                        .collect(
                                env -> {
                                    var timed =
                                            env.fromData(
                                                            Reading.of("a", 5, 0),
                                                            Reading.of("a", 9, 0))
                                                    .assignTimestampsAndWatermarks(
                                                            Reading.punctual(0));
                                    timed.sinkTo(sink);
                                    return timed.process(Seen.by());
                                });
        assertThat(seen).extracting(Seen::timestamp).containsExactly(5L, 9L);
        assertThat(sink.watermarks()).containsExactly(4L, 8L, Long.MAX_VALUE);
    }

    @Test
    void theFutureGuardHoldsInTheMiddleOfAGraphToo() {
        long now = SimulatedOutside.START_WALL_MS;
        WatermarkSink<Reading> sink = new WatermarkSink<>();
        JobResult result =
                JobScenario.simulated(1)
                        .run(
                                env ->
                                        env.fromData(
                                                        Reading.of("a", now - 5, 0),
                                                        Reading.of("a", Long.MAX_VALUE, 1),
                                                        Reading.of("a", now + 7_200_000, 2),
                                                        Reading.of("a", Long.MIN_VALUE, 3),
                                                        Reading.of("a", now + 60_000, 4))
                                                .assignTimestampsAndWatermarks(
                                                        Reading.punctual(0)
                                                                .withFutureGuard(
                                                                        Duration.ofHours(1)))
                                                .name("time")
                                                .onError(ErrorPolicy.skip())
                                                .sinkTo(sink));
        assertThat(result.total("time", OperatorMetrics::errors)).isEqualTo(2);
        assertThat(result.total("time", OperatorMetrics::recordsOut)).isEqualTo(3);
        assertThat(sink.watermarks()).containsExactly(now - 6, now + 59_999, Long.MAX_VALUE);
    }

    @Test
    void whatOnlyASourceCanHeedIsRefusedInTheMiddleOfAGraph() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> timed(Reading.inOrder().withIdleness(Duration.ofSeconds(10))))
                .withMessageContaining("'time' at ")
                .withMessageContaining("WatermarksTest.java:")
                .withMessageContaining("withIdleness(10000 ms)")
                .withMessageContaining("fromSource(...)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> timed(Reading.inOrder().withoutIdleness()))
                .withMessageContaining("withoutIdleness()");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> timed(Reading.inOrder().withWatermarkAlignment("both", PAUSE)))
                .withMessageContaining("withWatermarkAlignment(\"both\", 5 ms)");
    }

    private static void timed(WatermarkStrategy<Reading> strategy) {
        JobScenario.simulated(1)
                .collect(
                        env ->
                                env.fromData(Reading.of("a", 5, 0))
                                        .assignTimestampsAndWatermarks(strategy)
                                        .name("time"));
    }

    @Test
    void recordsWithoutAnAssignerHaveNoTimestamp() {
        List<Seen<Long>> seen =
                JobScenario.simulated(1).collect(env -> env.fromSequence(1, 2).process(Seen.by()));
        assertThat(seen).extracting(Seen::timestamp).containsExactly(null, null);
    }

    @Test
    void ingestionTimeIsTheClockAtTheSource() {
        List<Seen<Long>> seen =
                JobScenario.simulated(1)
                        .collect(
                                env ->
                                        env.fromSource(
                                                        GeneratorSource.of(3, i -> i),
                                                        WatermarkStrategy.forIngestionTime(),
                                                        "numbers")
                                                .process(Seen.by()));
        assertThat(seen)
                .hasSize(3)
                .allSatisfy(
                        s ->
                                assertThat(s.timestamp())
                                        .isBetween(
                                                SimulatedOutside.START_WALL_MS,
                                                SimulatedOutside.START_WALL_MS + 1000));
    }

    @Test
    void alignedSourcesStayTogether() {
        Script<Reading> fast = Script.split("fast");
        Script<Reading> slow = Script.split("slow");
        for (int i = 0; i < 200; i++) {
            fast.records(Reading.of("fast", i * 10L, i));
            slow.slow(Duration.ofMillis(5)).records(Reading.of("slow", i * 10L, i));
        }
        WatermarkStrategy<Reading> aligned =
                Reading.punctual(0).withWatermarkAlignment("both", Duration.ofMillis(50));
        List<Reading> seen =
                JobScenario.simulated(1)
                        .collect(
                                env ->
                                        env.fromSource(
                                                        ScriptedSource.of(fast).perPoll(1),
                                                        aligned,
                                                        "fast")
                                                .union(
                                                        env.fromSource(
                                                                ScriptedSource.of(slow).perPoll(1),
                                                                aligned,
                                                                "slow"))
                                                .map(r -> r));
        assertThat(seen).hasSize(400);
        assertThat(furthestAhead(seen, "fast", "slow")).isLessThanOrEqualTo(100);
    }

    @Test
    void anEmptySplitGivesOnlyTheLastWatermark() {
        assertThat(watermarks(Reading.punctual(0), script("a"))).containsExactly(Long.MAX_VALUE);
    }

    private static long furthestAhead(List<Reading> seen, String ahead, String behind) {
        long latestBehind = 0;
        long furthest = 0;
        for (Reading reading : seen) {
            if (reading.sensor().equals(behind)) {
                latestBehind = reading.timeMs();
            } else if (reading.sensor().equals(ahead)) {
                furthest = Math.max(furthest, reading.timeMs() - latestBehind);
            }
        }
        return furthest;
    }

    private static Script<Reading> script(String name, long... times) {
        Script<Reading> script = Script.split(name);
        for (long time : times) {
            script.records(Reading.of(name, time, 0));
        }
        return script;
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only copied from
    private static List<Long> watermarks(
            WatermarkStrategy<Reading> strategy, Script<Reading>... splits) {
        WatermarkSink<Reading> sink = new WatermarkSink<>();
        JobScenario.simulated(1)
                .run(
                        env ->
                                env.fromSource(ScriptedSource.of(splits), strategy, "readings")
                                        .sinkTo(sink));
        return sink.watermarks();
    }

    private static final class Breaking implements WatermarkGenerator<Reading> {
        @Override
        public void onEvent(Reading event, long timestamp, WatermarkOutput output) {}

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            throw new IllegalArgumentException("no watermark today");
        }
    }

    /** Reads a watermark out of each record of the sensor "mark". */
    private static final class Marks implements WatermarkGenerator<Reading> {
        @Override
        public void onEvent(Reading event, long timestamp, WatermarkOutput output) {
            if (event.sensor().equals("mark")) {
                output.emitWatermark(timestamp);
            }
        }
    }
}
