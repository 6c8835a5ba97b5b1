// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.JobHandle;
import dev.millrace.api.JobResult;
import dev.millrace.api.OperatorMetrics;
import dev.millrace.api.connector.CollectSink;
import dev.millrace.api.function.Aggregates;
import dev.millrace.api.function.OutputTag;
import dev.millrace.api.graph.DeadLetter;
import dev.millrace.api.graph.ErrorPolicy;
import dev.millrace.api.stream.KeyValue;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.window.TumblingEventTimeWindows;
import dev.millrace.engine.inspect.Inspectable;
import dev.millrace.engine.inspect.OperatorReport;
import dev.millrace.engine.scenario.JobScenario;
import dev.millrace.engine.scenario.Reading;
import dev.millrace.engine.scenario.Script;
import dev.millrace.engine.scenario.ScriptedSource;
import dev.millrace.engine.seam.SimulatedOutside;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Bad records and what becomes of them; the numbers are those of docs/internals/faults.md. */
class RecordFaultsTest {
    private static final OutputTag<DeadLetter> LETTERS = new OutputTag<>("letters");
    private static final OutputTag<Reading> LATE = new OutputTag<>("late");

    @Test
    void F48_malformedInputBecomesADeadLetterWithItsPosition() {
        Script<Long> split =
                Script.<Long>split("orders.json")
                        .records(1L)
                        .unreadable("{\"id\": ", new IllegalArgumentException("truncated"))
                        .records(2L);
        CollectSink<DeadLetter> letters = new CollectSink<>();
        List<Long> seen =
                JobScenario.simulated(1)
                        .collect(
                                env -> {
                                    var orders =
                                            env.fromSource(
                                                    ScriptedSource.of(split),
                                                    WatermarkStrategy.noWatermarks(),
                                                    "orders");
                                    orders.onError(ErrorPolicy.deadLetter(LETTERS));
                                    orders.getSideOutput(LETTERS).sinkTo(letters);
                                    return orders.map(n -> n);
                                });
        assertThat(seen).containsExactly(1L, 2L);
        assertThat(letters.records())
                .singleElement()
                .satisfies(
                        letter ->
                                assertThat(letter.input() + ":" + letter.position())
                                        .isEqualTo("orders.json:1"));
    }

    @Test
    void F49_aPoisonRecordStopsTheJobAtItsPositionAfterOneTry() {
        AtomicInteger tries = new AtomicInteger();
        assertThat(
                        JobScenario.simulated(1)
                                .failure(
                                        env ->
                                                env.fromData(1L, 2L, 3L)
                                                        .filter(
                                                                n -> {
                                                                    if (n == 2) {
                                                                        tries.incrementAndGet();
                                                                        throw new IllegalStateException(
                                                                                "poison");
                                                                    }
                                                                    return true;
                                                                })
                                                        .print()))
                .hasMessageContaining("position 1")
                .hasRootCauseMessage("poison");
        assertThat(tries).hasValue(1);
    }

    @Test
    void F50_anOversizeRecordIsShortenedInTheMessageAboutIt() {
        String huge = "x".repeat(10_000_000);
        assertThat(
                        JobScenario.simulated(1)
                                .failure(
                                        env ->
                                                env.fromData(huge)
                                                        .map(s -> Integer.parseInt("no"))
                                                        .print())
                                .getMessage())
                .hasSizeLessThan(2_000);
    }

    @Test
    void F51_aNullKeyIsAnErrorWithItsPositionAndANullValueIsAValue() {
        assertThat(
                        JobScenario.simulated(1)
                                .failure(
                                        env ->
                                                env.fromData("a", "b")
                                                        .keyBy(s -> s.equals("b") ? null : s)
                                                        .aggregate(Aggregates.count())
                                                        .print()))
                .hasMessageContaining("position 1");
        assertThat(
                        JobScenario.simulated(1)
                                .collect(
                                        env ->
                                                env.fromData(Arrays.asList("a", null))
                                                        .map(String::valueOf)))
                .containsExactly("a", "null");
    }

    @Test
    void F52_extremeTimestampsOverflowNoWindow() {
        List<Reading> seen =
                JobScenario.simulated(1)
                        .collect(
                                env ->
                                        readings(
                                                        env,
                                                        WatermarkStrategy.<Reading>noWatermarks()
                                                                .withTimestampAssigner(
                                                                        (r, t) -> r.timeMs()),
                                                        Long.MIN_VALUE + 1,
                                                        -1,
                                                        0,
                                                        Long.MAX_VALUE)
                                                .keyBy(Reading::sensor)
                                                .window(
                                                        TumblingEventTimeWindows.of(
                                                                Duration.ofHours(1)))
                                                .reduce((a, b) -> a));
        assertThat(seen)
                .extracting(Reading::timeMs)
                .containsExactlyInAnyOrder(Long.MIN_VALUE + 1, -1L, 0L, Long.MAX_VALUE);
    }

    @Test
    void F52_theFutureGuardKeepsOneRecordFromClosingAllWindows() {
        CollectSink<Reading> sink = new CollectSink<>();
        long now = SimulatedOutside.START_WALL_MS;
        JobResult result =
                JobScenario.simulated(1)
                        .run(
                                env -> {
                                    var source =
                                            readings(
                                                    env,
                                                    Reading.punctual(0)
                                                            .withFutureGuard(Duration.ofDays(1)),
                                                    now,
                                                    Long.MAX_VALUE,
                                                    now + 1);
                                    source.onError(ErrorPolicy.skip());
                                    source.keyBy(Reading::sensor)
                                            .window(
                                                    TumblingEventTimeWindows.of(
                                                            Duration.ofHours(1)))
                                            .reduce(
                                                    (a, b) ->
                                                            Reading.of(
                                                                    "sum",
                                                                    0,
                                                                    a.value() + b.value()))
                                            .sinkTo(sink);
                                });
        assertThat(sink.records()).containsExactly(Reading.of("sum", 0, 2));
        assertThat(result.total("readings", OperatorMetrics::errors)).isEqualTo(1);
    }

    @Test
    void F52_alignmentAtTheBeginningOfTimeDoesNotStandStill() {
        List<Reading> seen =
                JobScenario.simulated(1)
                        .collect(
                                env ->
                                        readings(
                                                        env,
                                                        Reading.punctual(0)
                                                                .withWatermarkAlignment(
                                                                        "g", Duration.ofDays(1)),
                                                        Long.MIN_VALUE + 5,
                                                        Long.MIN_VALUE + 6)
                                                .map(r -> r));
        assertThat(seen).hasSize(2);
    }

    @Test
    void F53_aLateRecordGoesAsideOrIsCounted() {
        CollectSink<Reading> late = new CollectSink<>();
        for (boolean aside : new boolean[] {true, false}) {
            JobResult result =
                    JobScenario.simulated(1)
                            .run(
                                    env -> {
                                        var windows =
                                                readings(env, Reading.punctual(0), 10, 5_000, 20)
                                                        .keyBy(Reading::sensor)
                                                        .window(
                                                                TumblingEventTimeWindows.of(
                                                                        Duration.ofSeconds(1)));
                                        if (aside) {
                                            windows.sideOutputLateData(LATE);
                                        }
                                        var fired = windows.reduce((a, b) -> a).name("windows");
                                        fired.sinkTo(new CollectSink<>());
                                        if (aside) {
                                            fired.getSideOutput(LATE).sinkTo(late);
                                        }
                                    });
            assertThat(result.total("windows", OperatorMetrics::lateRecords)).isEqualTo(1);
        }
        assertThat(late.records()).containsExactly(Reading.of("s", 20, 1));
    }

    @Test
    void F54_whenAllSplitsAreIdleAndOneWakesItsRecordsStillCount() {
        Script<Reading> empty = Script.<Reading>split("empty").caughtUp(Duration.ofSeconds(60));
        Script<Reading> wakes =
                Script.<Reading>split("wakes")
                        .records(Reading.of("s", 1_000, 1))
                        .caughtUp(Duration.ofSeconds(30))
                        .records(Reading.of("s", 9_000, 1), Reading.of("s", 20_000, 1))
                        .slow(Duration.ofSeconds(1));
        List<Reading> seen =
                JobScenario.simulated(1)
                        .parallelism(2)
                        .collect(
                                env ->
                                        env.fromSource(
                                                        ScriptedSource.of(empty, wakes),
                                                        Reading.punctual(0),
                                                        "readings")
                                                .keyBy(Reading::sensor)
                                                .window(
                                                        TumblingEventTimeWindows.of(
                                                                Duration.ofSeconds(5)))
                                                .reduce((a, b) -> a));
        assertThat(seen).extracting(Reading::timeMs).containsExactly(1_000L, 9_000L, 20_000L);
    }

    @Test
    void F55_keysWithoutAStableHashAreRefusedByName() {
        assertThat(
                        JobScenario.simulated(1)
                                .failure(
                                        env ->
                                                env.fromData(1L)
                                                        .keyBy(n -> new Object())
                                                        .aggregate(Aggregates.count())
                                                        .print()))
                .hasMessageContaining("java.lang.Object");
    }

    @Test
    void F56_aKeyWith99PercentOfTheLoadIsCountedRight() {
        List<KeyValue<String, Long>> seen =
                JobScenario.simulated(1)
                        .parallelism(4)
                        .collect(
                                env ->
                                        env.fromSequence(1, 10_000)
                                                .keyBy(n -> n % 100 == 0 ? "cold" : "hot")
                                                .aggregate(Aggregates.count()));
        assertThat(seen).contains(new KeyValue<>("hot", 9_900L), new KeyValue<>("cold", 100L));
    }

    @Test
    void F56_aHotKeyShowsAsSkewOfItsOperator() throws Exception {
        JobHandle job =
                JobScenario.simulated(1)
                        .parallelism(4)
                        .start(
                                env ->
                                        env.fromSequence(1, 10_000)
                                                .name("even")
                                                .keyBy(n -> n % 100 == 0 ? n : -1L)
                                                .aggregate(Aggregates.count())
                                                .name("skewed")
                                                .sinkTo(new CollectSink<>()));
        job.await();
        Map<String, Double> skews =
                ((Inspectable) job)
                        .view().operators().stream()
                                .collect(
                                        Collectors.toMap(
                                                OperatorReport::name, OperatorReport::skew));

        assertThat(skews.get("even")).isEqualTo(1.0);
        assertThat(skews.get("skewed")).isBetween(3.9, 4.0);
    }

    @Test
    void F58_controlCharactersOfARecordAreEscapedInMessages() {
        assertThat(
                        JobScenario.simulated(1)
                                .failure(
                                        env ->
                                                env.fromData("\u001b[31mred\n")
                                                        .map(s -> Integer.parseInt("no"))
                                                        .print())
                                .getMessage())
                .doesNotContain("\u001b", "\n")
                .contains("red");
    }

    @Test
    void F59_aFunctionThatHoldsWhatCannotBeCopiedIsRefusedByItsField() {
        JobScenario scenario = JobScenario.simulated(1);
        assertThatThrownBy(() -> scenario.start(env -> env.fromData(1L).map(new Holding()).print()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lock");
    }

    @Test
    void F60_theFirstCauseOfManyFailuresIsTold() {
        assertThat(
                        JobScenario.simulated(1)
                                .parallelism(4)
                                .failure(
                                        env ->
                                                env.fromSequence(1, 1000)
                                                        .map(
                                                                n -> {
                                                                    throw new UnsupportedOperationException(
                                                                            "no " + n);
                                                                })
                                                        .print()))
                .hasRootCauseInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void F61_theSameSeedRepeatsARunAndSoTellsAFunctionThatIsNotDeterministic() {
        List<Long> traces = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            JobScenario scenario = JobScenario.simulated(5).parallelism(3);
            scenario.collect(env -> env.fromSequence(1, 500).shuffle().map(n -> n));
            traces.add(scenario.traceHash());
        }
        assertThat(traces.get(0)).isEqualTo(traces.get(1));
    }

    private static dev.millrace.api.stream.DataStreamSource<Reading> readings(
            dev.millrace.api.StreamExecutionEnvironment env,
            WatermarkStrategy<Reading> strategy,
            long... times) {
        Script<Reading> split = Script.split("only");
        for (long time : times) {
            split.records(Reading.of("s", time, 1));
        }
        return env.fromSource(ScriptedSource.of(split), strategy, "readings");
    }

    private static final class Holding
            implements dev.millrace.api.function.MapFunction<Long, Long>, java.io.Serializable {
        private final Object lock = new Object();

        @Override
        public Long map(Long value) {
            return value + lock.hashCode();
        }
    }
}
