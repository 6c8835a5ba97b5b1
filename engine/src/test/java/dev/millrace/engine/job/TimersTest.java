// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.function.Collector;
import dev.millrace.api.function.KeyedProcessFunction;
import dev.millrace.api.function.ProcessFunction;
import dev.millrace.api.function.TimerService;
import dev.millrace.api.time.TimeDomain;
import dev.millrace.engine.scenario.JobScenario;
import dev.millrace.engine.scenario.Reading;
import dev.millrace.engine.scenario.Script;
import dev.millrace.engine.scenario.ScriptedSource;
import dev.millrace.engine.seam.SimulatedOutside;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Timers of keyed process functions, in both domains. */
class TimersTest {
    private static final long START = SimulatedOutside.START_WALL_MS;

    @Test
    void anEventTimeTimerFiresWhenTheWatermarkPassesIt() {
        assertThat(
                        run(
                                (reading, timers) ->
                                        timers.registerEventTimeTimer(reading.timeMs() + 10),
                                script(at(100), at(109), at(111), at(112))))
                .startsWith("record 100", "record 109", "record 111", "EVENT_TIME 110");
    }

    @Test
    void aTimerRegisteredTwiceFiresOnce() {
        assertThat(
                        run(
                                (reading, timers) -> {
                                    timers.registerEventTimeTimer(500);
                                    timers.registerEventTimeTimer(500);
                                },
                                script(at(1), at(2))))
                .containsExactly("record 1", "record 2", "EVENT_TIME 500");
    }

    @Test
    void aDeletedTimerDoesNotFire() {
        assertThat(
                        run(
                                (reading, timers) -> {
                                    if (reading.timeMs() == 1) {
                                        timers.registerEventTimeTimer(500);
                                        timers.registerEventTimeTimer(600);
                                    } else {
                                        timers.deleteEventTimeTimer(500);
                                    }
                                },
                                script(at(1), at(2))))
                .containsExactly("record 1", "record 2", "EVENT_TIME 600");
    }

    @Test
    void deletingATimerThatIsNotThereDoesNothing() {
        assertThat(run((reading, timers) -> timers.deleteEventTimeTimer(500), script(at(1))))
                .containsExactly("record 1");
    }

    @Test
    void timersFireInTheOrderOfTheirTimes() {
        assertThat(
                        run(
                                (reading, timers) -> {
                                    timers.registerEventTimeTimer(300);
                                    timers.registerEventTimeTimer(100);
                                    timers.registerEventTimeTimer(200);
                                },
                                script(at(1), at(1000))))
                .startsWith(
                        "record 1",
                        "record 1000",
                        "EVENT_TIME 100",
                        "EVENT_TIME 200",
                        "EVENT_TIME 300");
    }

    @Test
    void aTimerInThePastFiresWithTheNextWatermark() {
        assertThat(
                        run(
                                (reading, timers) -> {
                                    if (reading.timeMs() == 50) {
                                        timers.registerEventTimeTimer(10);
                                    }
                                },
                                script(at(100), at(50), at(200), at(201))))
                .containsExactly(
                        "record 100", "record 50", "record 200", "EVENT_TIME 10", "record 201");
    }

    @Test
    void aProcessingTimeTimerFiresWhenTheClockGetsThere() {
        List<String> seen =
                run(
                        (reading, timers) ->
                                timers.registerProcessingTimeTimer(
                                        START + 5_000 * reading.timeMs()),
                        Script.<Reading>split("a")
                                .records(at(1))
                                .slow(Duration.ofSeconds(7))
                                .records(at(9))
                                .slow(Duration.ofSeconds(1)));
        assertThat(seen)
                .containsExactly(
                        "record 1",
                        "PROCESSING_TIME " + (START + 5_000),
                        "record 9",
                        "PROCESSING_TIME " + (START + 45_000));
    }

    @Test
    void aDeletedProcessingTimeTimerDoesNotFire() {
        assertThat(
                        run(
                                (reading, timers) -> {
                                    timers.registerProcessingTimeTimer(START + 100_000);
                                    timers.registerProcessingTimeTimer(START + 200_000);
                                    timers.deleteProcessingTimeTimer(START + 100_000);
                                },
                                script(at(1))))
                .containsExactly("record 1", "PROCESSING_TIME " + (START + 200_000));
    }

    @Test
    void atTheEndEventTimersFireBeforePendingProcessingTimersInOrder() {
        assertThat(
                        run(
                                (reading, timers) -> {
                                    timers.registerProcessingTimeTimer(START + 200_000);
                                    timers.registerProcessingTimeTimer(START + 100_000);
                                    timers.registerEventTimeTimer(Long.MAX_VALUE);
                                    timers.registerEventTimeTimer(7);
                                },
                                script(at(1))))
                .containsExactly(
                        "record 1",
                        "EVENT_TIME 7",
                        "EVENT_TIME " + Long.MAX_VALUE,
                        "PROCESSING_TIME " + (START + 100_000),
                        "PROCESSING_TIME " + (START + 200_000));
    }

    @Test
    void aTimerThatRegistersItsSuccessorDoesNotKeepAnEndedJobAlive() {
        List<String> seen =
                JobScenario.simulated(1)
                        .collect(
                                env ->
                                        env.fromSource(
                                                        ScriptedSource.of(script(at(1))),
                                                        Reading.punctual(0),
                                                        "readings")
                                                .keyBy(Reading::sensor)
                                                .process(new Again()));
        assertThat(seen).containsExactly("EVENT_TIME 10", "PROCESSING_TIME " + (START + 60_000));
    }

    @Test
    void equalTimesOfDifferentKeysAreDifferentTimers() {
        List<String> seen =
                run(
                        (reading, timers) -> timers.registerEventTimeTimer(77),
                        Script.<Reading>split("s")
                                .records(Reading.of("x", 1, 0), Reading.of("y", 1, 0)));
        assertThat(seen).containsExactly("record 1", "record 1", "EVENT_TIME 77", "EVENT_TIME 77");
    }

    @Test
    void timersWithoutAKeyAreRefusedWithTheRemedy() {
        assertThat(
                        JobScenario.simulated(1)
                                .failure(
                                        env ->
                                                env.fromSequence(1, 1)
                                                        .process(new Keyless())
                                                        .print()))
                .hasMessageContaining("keyBy")
                .hasRootCauseInstanceOf(UnsupportedOperationException.class);
    }

    private static Reading at(long timeMs) {
        return Reading.of("a", timeMs, 0);
    }

    private static Script<Reading> script(Reading... readings) {
        return Script.<Reading>split("a").records(readings);
    }

    private static List<String> run(OnRecord onRecord, Script<Reading> script) {
        return JobScenario.simulated(1)
                .collect(
                        env ->
                                env.fromSource(
                                                ScriptedSource.of(script),
                                                Reading.punctual(0),
                                                "readings")
                                        .keyBy(Reading::sensor)
                                        .process(new Diary(onRecord)));
    }

    /** What a scenario does with the timers when a record comes. */
    private interface OnRecord extends Serializable {
        void use(Reading reading, TimerService timers);
    }

    /** Writes down records and timers as they come. */
    private static final class Diary extends KeyedProcessFunction<String, Reading, String> {
        private final OnRecord onRecord;

        Diary(OnRecord onRecord) {
            this.onRecord = onRecord;
        }

        @Override
        public void processElement(Reading value, Context ctx, Collector<String> out) {
            out.collect("record " + value.timeMs());
            onRecord.use(value, ctx.timerService());
        }

        @Override
        public void onTimer(long timestamp, OnTimerContext ctx, Collector<String> out) {
            out.collect(ctx.timeDomain() + " " + timestamp);
        }
    }

    /** Each timer registers the next one. */
    private static final class Again extends KeyedProcessFunction<String, Reading, String> {
        @Override
        public void processElement(Reading value, Context ctx, Collector<String> out) {
            ctx.timerService().registerEventTimeTimer(10);
            ctx.timerService().registerProcessingTimeTimer(START + 60_000);
        }

        @Override
        public void onTimer(long timestamp, OnTimerContext ctx, Collector<String> out) {
            out.collect(ctx.timeDomain() + " " + timestamp);
            if (ctx.timeDomain() == TimeDomain.EVENT_TIME) {
                ctx.timerService().registerEventTimeTimer(timestamp + 10);
            } else {
                ctx.timerService().registerProcessingTimeTimer(timestamp + 60_000);
            }
        }
    }

    private static final class Keyless extends ProcessFunction<Long, Long> {
        @Override
        public void processElement(Long value, Context ctx, Collector<Long> out) {
            ctx.timerService().registerEventTimeTimer(1);
        }
    }
}
