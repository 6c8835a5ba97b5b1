// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.JobResult;
import dev.millrace.api.OperatorMetrics;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.connector.CollectSink;
import dev.millrace.api.function.Aggregates;
import dev.millrace.api.function.Collector;
import dev.millrace.api.function.ProcessWindowFunction;
import dev.millrace.api.stream.DataStream;
import dev.millrace.api.window.TimeWindow;
import dev.millrace.api.window.TumblingEventTimeWindows;
import dev.millrace.engine.scenario.JobScenario;
import dev.millrace.engine.scenario.Reading;
import dev.millrace.engine.scenario.Script;
import dev.millrace.engine.scenario.ScriptedSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Splits that rest between bursts and wake up in any order, some of them idle meanwhile and some
 * only slow, in two sources of which one meets the other behind a window. No burst is late for
 * another, so windows behind windows miss nothing.
 */
class RestingOracleTest {
    private static final int SEEDS = 4;
    private static final int BURSTS = 4;
    private static final int SPLITS = 3;
    private static final long BURST_MS = 1_000;
    private static final long FROM_BURST_TO_BURST_MS = 10_000;

    /** Longer than a burst, so that whoever wakes first makes nothing late for the others. */
    private static final long BEHIND_MS = 2_000;

    private static final long INNER_MS = 50;
    private static final long OUTER_MS = 200;
    private static final Duration IDLE_AFTER = Duration.ofSeconds(1);

    /** From one burst to the next in clock time. */
    private static final Duration PERIOD = IDLE_AFTER.multipliedBy(4);

    private final List<Reading> all = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 7})
    void windowsBehindWindowsMissNothing(int parallelism) {
        for (long seed = 0; seed < SEEDS; seed++) {
            all.clear();
            Random random = new Random(seed);
            List<Script<Reading>> inner = scripts("inner", random);
            List<Script<Reading>> direct = scripts("direct", random);
            CollectSink<String> sums = new CollectSink<>();
            JobResult result =
                    JobScenario.simulated(seed)
                            .parallelism(parallelism)
                            .run(
                                    env ->
                                            inner(read(env, inner))
                                                    .union(read(env, direct))
                                                    .keyBy(Reading::sensor)
                                                    .window(tumbling(OUTER_MS))
                                                    .aggregate(
                                                            Aggregates.sumLong(Reading::value),
                                                            new Told())
                                                    .sinkTo(sums));
            assertThat(result.metrics())
                    .as("seed %d", seed)
                    .extracting(OperatorMetrics::lateRecords)
                    .containsOnly(0L);
            assertThat(sums.records())
                    .as("seed %d", seed)
                    .containsExactlyInAnyOrderElementsOf(expected());
        }
    }

    private static DataStream<Reading> inner(DataStream<Reading> readings) {
        return readings.keyBy(Reading::sensor)
                .window(tumbling(INNER_MS))
                .reduce((a, b) -> Reading.of(a.sensor(), a.timeMs(), a.value() + b.value()));
    }

    private static TumblingEventTimeWindows tumbling(long ms) {
        return TumblingEventTimeWindows.of(Duration.ofMillis(ms));
    }

    private static DataStream<Reading> read(
            StreamExecutionEnvironment env, List<Script<Reading>> splits) {
        return env.fromSource(
                ScriptedSource.of(splits).perPoll(11),
                Reading.punctual(BEHIND_MS).withIdleness(IDLE_AFTER),
                splits.get(0).splitId());
    }

    private List<Script<Reading>> scripts(String source, Random random) {
        List<Script<Reading>> scripts = new ArrayList<>();
        for (int i = 0; i < SPLITS; i++) {
            Script<Reading> script = Script.split(source + i);
            for (int burst = 0; burst < BURSTS; burst++) {
                script.records(burst(burst * FROM_BURST_TO_BURST_MS, random));
                script.restsUntil(PERIOD.multipliedBy(burst + 1), random.nextInt(3) > 0);
            }
            scripts.add(script);
        }
        return scripts;
    }

    /** A few readings, or none. */
    private List<Reading> burst(long fromMs, Random random) {
        List<Reading> burst = new ArrayList<>();
        int count = random.nextInt(30);
        for (int i = 0; i < count; i++) {
            long time = fromMs + random.nextLong(BURST_MS);
            burst.add(Reading.of("k" + random.nextInt(6), time, all.size() + i));
        }
        all.addAll(burst);
        return burst;
    }

    private List<String> expected() {
        Map<String, Long> sums = new TreeMap<>();
        for (Reading reading : all) {
            long start = Math.floorDiv(reading.timeMs(), OUTER_MS) * OUTER_MS;
            sums.merge(reading.sensor() + " at " + start, reading.value(), Long::sum);
        }
        List<String> told = new ArrayList<>();
        sums.forEach((place, sum) -> told.add(place + " " + sum));
        return told;
    }

    /** Says where a sum stands. */
    private static final class Told
            extends ProcessWindowFunction<Long, String, String, TimeWindow> {
        @Override
        public void process(
                String key, Context context, Iterable<Long> sums, Collector<String> out) {
            long sum = sums.iterator().next();
            out.collect(key + " at " + context.window().getStart() + " " + sum);
        }
    }
}
