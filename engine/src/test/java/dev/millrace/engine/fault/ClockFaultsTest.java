// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.JobHandle;
import dev.millrace.api.Options;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.connector.CollectSink;
import dev.millrace.api.connector.GeneratorSource;
import dev.millrace.api.connector.RateLimit;
import dev.millrace.api.function.Collector;
import dev.millrace.api.function.KeyedProcessFunction;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.engine.EmbeddedEngine;
import dev.millrace.engine.seam.SimulatedDisk;
import dev.millrace.engine.seam.SimulatedOutside;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The wall clock jumps, or goes on while no process runs. */
class ClockFaultsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final SimulatedDisk disk = CountedJob.newDisk(1);

    /** By how much too late a timer may fire: the engine looks at the clock now and then. */
    private static final long MOST_LATE_MS = 1_000;

    @ParameterizedTest
    @ValueSource(longs = {3_600, -3_600, 1, -1})
    void F35_aJumpOfTheWallClockChangesNeitherCheckpointsNorResults(long seconds) {
        CountedJob.Life steady = job(CountedJob.newDisk(1)).process(1).runsToItsEnd();
        CountedJob.Life life = job(disk).process(1);
        life.at(Duration.ofSeconds(2), () -> life.world.shiftWallClock(Duration.ofSeconds(seconds)))
                .runsToItsEnd();
        assertThat(life.failures()).isEmpty();
        assertThat(life.report().completedCheckpoints())
                .isBetween(
                        steady.report().completedCheckpoints() - 2,
                        steady.report().completedCheckpoints() + 2);
        assertThat(life.world.clock().monotonicNs())
                .isLessThan(steady.world.clock().monotonicNs() + Duration.ofSeconds(1).toNanos());
    }

    private static CountedJob job(SimulatedDisk on) {
        return new CountedJob(on).records(4_000).perSecond(1_000);
    }

    @Test
    void F36_aTimerThatWasDueWhileNoProcessRanFiresOnceAndLate() throws Exception {
        assertThat(firedLateMs(0, Duration.ofMinutes(10))).isEmpty();
        List<Long> late = firedLateMs(3 * HOUR.toMillis(), MINUTE);
        assertThat(late).hasSize(1);
        assertThat(late.get(0)).isBetween(2 * HOUR.toMillis() - 5_000, 2 * HOUR.toMillis() + 5_000);
        assertThat(firedLateMs(4 * HOUR.toMillis(), HOUR)).as("once only").isEmpty();
    }

    @Test
    void F36_aTimerThatIsNotYetDueAfterARestartFiresInItsTime() throws Exception {
        assertThat(firedLateMs(0, Duration.ofMinutes(10))).isEmpty();
        assertThat(firedLateMs(20 * MINUTE.toMillis(), MINUTE.multipliedBy(30))).isEmpty();
        List<Long> late = firedLateMs(50 * MINUTE.toMillis(), HOUR);
        assertThat(late).hasSize(1);
        assertThat(late.get(0)).isBetween(0L, MOST_LATE_MS);
    }

    @Test
    void F36_aTimerFiresOnceAndNotEarlyWhenTheClockJumpsForward() throws Exception {
        SimulatedOutside world = new SimulatedOutside(7, disk, 0);
        world.at(10 * MINUTE.toNanos(), () -> world.shiftWallClock(HOUR));
        List<Long> late = firedLateMs(world, 3 * HOUR.toMillis());
        assertThat(late).hasSize(1);
        assertThat(late.get(0)).isBetween(0L, Duration.ofMinutes(11).toMillis());
    }

    @Test
    void F36_aTimerFiresOnceAndNotEarlyWhenTheClockJumpsBack() throws Exception {
        SimulatedOutside world = new SimulatedOutside(7, disk, 0);
        world.at(10 * MINUTE.toNanos(), () -> world.shiftWallClock(HOUR.negated()));
        List<Long> late = firedLateMs(world, 3 * HOUR.toMillis());
        assertThat(late).hasSize(1);
        assertThat(late.get(0)).isBetween(0L, MOST_LATE_MS);
    }

    private List<Long> firedLateMs(long fromMs, Duration lives) throws Exception {
        return firedLateMs(fromMs, lives.toMillis());
    }

    /** By how many ms each timer fired late in a process that begins and ends at these times. */
    private List<Long> firedLateMs(long fromMs, long livesMs) throws Exception {
        return firedLateMs(new SimulatedOutside(fromMs, disk, fromMs * 1_000_000), livesMs);
    }

    private List<Long> firedLateMs(SimulatedOutside world, long livesMs) throws Exception {
        CollectSink<Long> late = new CollectSink<>();
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(1);
        env.set(Options.WORKERS, 1);
        env.enableCheckpointing(Duration.ofSeconds(30), Path.of("/checkpoints"));
        env.fromSource(
                        GeneratorSource.of(1_000_000, i -> i).withRate(RateLimit.perSecond(1)),
                        WatermarkStrategy.noWatermarks(),
                        "seconds")
                .uid("seconds")
                .keyBy(second -> "the key")
                .process(AnHourAfterTheFirst::new)
                .uid("timer")
                .sinkTo(late);
        JobHandle job = EmbeddedEngine.simulated(world).start(env.graph("clock"));
        assertThat(job.await(Duration.ofMillis(livesMs))).as("ended").isFalse();
        assertThat(job.failure()).isEmpty();
        disk.kill();
        return late.records();
    }

    private static final class AnHourAfterTheFirst
            extends KeyedProcessFunction<String, Long, Long> {
        @Override
        public void processElement(Long second, Context ctx, Collector<Long> out) {
            if (second == 0) {
                long due = ctx.timerService().currentProcessingTime() + HOUR.toMillis();
                ctx.timerService().registerProcessingTimeTimer(due);
            }
        }

        @Override
        public void onTimer(long timestamp, OnTimerContext ctx, Collector<Long> out) {
            out.collect(ctx.timerService().currentProcessingTime() - timestamp);
        }
    }
}
