// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.function.Collector;
import dev.millrace.api.function.KeyedBroadcastProcessFunction;
import dev.millrace.api.function.OpenContext;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.stream.DataStream;
import dev.millrace.engine.scenario.JobScenario;
import dev.millrace.engine.scenario.Reading;
import dev.millrace.engine.scenario.Script;
import dev.millrace.engine.scenario.ScriptedSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keyed records that meet what is broadcast, in whole jobs at several parallelisms. */
class KeyedBroadcastTest {
    private static final int READINGS = 200;
    private static final int RULES = 30;
    private static final int KEYS = 9;
    private static final long DISORDER_MS = 20;
    private static final MapStateDescriptor<Long, Long> IN_FORCE =
            new MapStateDescriptor<>("in force");

    /** Whatever the interleaving: a timer fires when all that was broadcast by then is there. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 7})
    void eachReadingMeetsTheRuleOfItsTime(int parallelism) {
        for (long seed = 0; seed < 5; seed++) {
            Random random = new Random(seed);
            List<Reading> readings = readings(random, READINGS);
            List<Reading> rules = readings(random, RULES);
            List<String> seen =
                    JobScenario.simulated(seed)
                            .parallelism(parallelism)
                            .collect(
                                    env ->
                                            read(env, "readings", readings)
                                                    .keyBy(Reading::sensor)
                                                    .connect(
                                                            read(env, "rules", rules)
                                                                    .broadcast(IN_FORCE))
                                                    .process(new RuleOfItsTime()));
            assertThat(seen)
                    .as("seed %d", seed)
                    .containsExactlyInAnyOrderElementsOf(expected(readings, rules));
        }
    }

    /** What is broadcast reaches the state of every key in every subtask. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 7})
    void whatIsBroadcastReachesEveryKey(int parallelism) {
        Script<Reading> numbers = Script.split("numbers");
        Script<Reading> reset = Script.split("reset");
        for (int round = 0; round < 2; round++) {
            for (int key = 0; key < KEYS; key++) {
                numbers.records(Reading.of("k" + key, round, 1), Reading.of("k" + key, round, 1));
            }
            numbers.slow(Duration.ofSeconds(2));
            reset.slow(Duration.ofSeconds(1)).records(Reading.of("all", round, 0));
        }
        List<String> seen =
                JobScenario.simulated(parallelism)
                        .parallelism(parallelism)
                        .collect(
                                env ->
                                        from(env, "numbers", numbers)
                                                .keyBy(Reading::sensor)
                                                .connect(
                                                        from(env, "reset", reset)
                                                                .broadcast(IN_FORCE))
                                                .process(new CountsSinceReset()));
        List<String> expected = new ArrayList<>();
        for (int key = 0; key < KEYS; key++) {
            expected.addAll(List.of("k" + key + " 1", "k" + key + " 2"));
        }
        expected.addAll(List.copyOf(expected));
        assertThat(seen).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static List<String> expected(List<Reading> readings, List<Reading> rules) {
        return readings.stream()
                .map(
                        reading ->
                                reading.sensor()
                                        + "@"
                                        + reading.timeMs()
                                        + " rule "
                                        + latest(rules, reading.timeMs()))
                .distinct()
                .toList();
    }

    /** The greatest value of those rules that are the latest at a time. */
    private static long latest(List<Reading> rules, long timeMs) {
        long from = Long.MIN_VALUE;
        long value = -1;
        for (Reading rule : rules) {
            boolean later = rule.timeMs() > from || (rule.timeMs() == from && rule.value() > value);
            if (rule.timeMs() <= timeMs && later) {
                from = rule.timeMs();
                value = rule.value();
            }
        }
        return value;
    }

    private static List<Reading> readings(Random random, int count) {
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long time = i * 1_000L / count + random.nextLong(DISORDER_MS);
            readings.add(Reading.of("k" + random.nextInt(KEYS), time, i));
        }
        return readings;
    }

    private static DataStream<Reading> read(
            StreamExecutionEnvironment env, String name, List<Reading> readings) {
        return from(env, name, Script.<Reading>split(name).records(readings));
    }

    private static DataStream<Reading> from(
            StreamExecutionEnvironment env, String name, Script<Reading> script) {
        return env.fromSource(
                ScriptedSource.of(script).perPoll(7), Reading.punctual(DISORDER_MS), name);
    }

    /** Looks up the rule of a reading's time when event time has come there. */
    private static final class RuleOfItsTime
            extends KeyedBroadcastProcessFunction<String, Reading, Reading, String> {
        @Override
        public void processElement(Reading value, ReadOnlyContext ctx, Collector<String> out) {
            ctx.timerService().registerEventTimeTimer(value.timeMs());
        }

        @Override
        public void processBroadcastElement(Reading rule, Context ctx, Collector<String> out)
                throws Exception {
            Long other = ctx.getBroadcastState(IN_FORCE).get(rule.timeMs());
            long value = other == null ? rule.value() : Math.max(other, rule.value());
            ctx.getBroadcastState(IN_FORCE).put(rule.timeMs(), value);
        }

        @Override
        public void onTimer(long timestamp, OnTimerContext ctx, Collector<String> out)
                throws Exception {
            long from = Long.MIN_VALUE;
            long value = -1;
            for (Map.Entry<Long, Long> rule : ctx.getBroadcastState(IN_FORCE).immutableEntries()) {
                if (rule.getKey() <= timestamp && rule.getKey() > from) {
                    from = rule.getKey();
                    value = rule.getValue();
                }
            }
            out.collect(ctx.getCurrentKey() + "@" + timestamp + " rule " + value);
        }
    }

    private static final class CountsSinceReset
            extends KeyedBroadcastProcessFunction<String, Reading, Reading, String> {
        private static final ValueStateDescriptor<Long> COUNT = new ValueStateDescriptor<>("count");
        private transient ValueState<Long> count;

        @Override
        public void open(OpenContext context) {
            count = getRuntimeContext().getState(COUNT);
        }

        @Override
        public void processElement(Reading value, ReadOnlyContext ctx, Collector<String> out)
                throws Exception {
            Long before = count.value();
            count.update(before == null ? 1 : before + 1);
            out.collect(ctx.getCurrentKey() + " " + count.value());
        }

        @Override
        public void processBroadcastElement(Reading value, Context ctx, Collector<String> out)
                throws Exception {
            ctx.applyToKeyedState(COUNT, (key, state) -> state.clear());
        }
    }
}
