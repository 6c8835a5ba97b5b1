// SPDX-License-Identifier: Apache-2.0
package dev.millrace.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.connector.GeneratorSource;
import dev.millrace.api.connector.RateLimit;
import dev.millrace.api.stream.DataStream;
import dev.millrace.api.time.WatermarkStrategy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class JobSimulationTest {
    private static final List<Long> NUMBERS = LongStream.range(0, 2_000).boxed().toList();

    @Test
    void everyRecordBecomesVisibleOnceWhateverHappens() {
        int crashes = 0;
        int resumptions = 0;
        JobSimulation calm = JobSimulation.ofSeed(0).undisturbed();
        TransactionalSink<Long> calmSink = calm.sink();
        calm.run(env -> numbers(env).sinkTo(calmSink));
        for (long seed = 0; seed < 30; seed++) {
            JobSimulation simulation = JobSimulation.ofSeed(seed, calm);
            TransactionalSink<Long> sink = simulation.sink();
            simulation.run(env -> numbers(env).sinkTo(sink));
            sink.assertHolds(NUMBERS);
            crashes += simulation.crashes();
            resumptions += simulation.resumptions();
        }
        assertThat(crashes).isGreaterThan(20);
        assertThat(resumptions).isGreaterThan(20);
    }

    @Test
    void aSinkWithoutTransactionsShowsRecordsTwice() {
        int doubled = 0;
        for (long seed = 0; seed < 20; seed++) {
            List<Long> seen = new ArrayList<>();
            JobSimulation.ofSeed(seed)
                    .run(env -> numbers(env).sinkTo(context -> (value, time) -> seen.add(value)));
            doubled += seen.size() > NUMBERS.size() ? 1 : 0;
        }
        assertThat(doubled).isPositive();
    }

    @Test
    void theSameSeedGivesTheSameRunStepForStep() {
        assertThat(trace(3)).isEqualTo(trace(3)).isNotEqualTo(trace(4));
    }

    private static long trace(long seed) {
        JobSimulation simulation = JobSimulation.ofSeed(seed);
        TransactionalSink<Long> sink = simulation.sink();
        simulation.run(env -> numbers(env).sinkTo(sink));
        return simulation.traceHash();
    }

    @Test
    void aJobThatFailsEachTimeFailsTheTestWithItsCause() {
        JobSimulation simulation = JobSimulation.ofSeed(1);
        TransactionalSink<Long> sink = simulation.sink();
        assertThatThrownBy(
                        () ->
                                simulation.run(
                                        env ->
                                                numbers(env)
                                                        .map(i -> i / (i - 1_500) * 0 + i)
                                                        .sinkTo(sink)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("FAILED")
                .hasRootCauseInstanceOf(ArithmeticException.class);
    }

    @Test
    void aJobThatDoesNotEndFailsTheTestAndSaysWhatItWaitedFor() {
        JobSimulation simulation =
                JobSimulation.ofSeed(1)
                        .longest(Duration.ofSeconds(20))
                        .checkpointEvery(Duration.ofSeconds(1));
        TransactionalSink<Long> sink = simulation.sink();
        assertThatThrownBy(
                        () ->
                                simulation.run(
                                        env ->
                                                env.fromSource(
                                                                GeneratorSource.of(
                                                                                Long.MAX_VALUE,
                                                                                i -> i)
                                                                        .withRate(
                                                                                RateLimit.perSecond(
                                                                                        10)),
                                                                WatermarkStrategy
                                                                        .<Long>noWatermarks(),
                                                                "numbers")
                                                        .sinkTo(sink)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("20 s of virtual time")
                .hasMessageContaining("is RUNNING");
    }

    @Test
    void aPlanIsTheSameAfterItWasPrintedAndRead() {
        for (long seed = 0; seed < 200; seed++) {
            CrashPlan plan = CrashPlans.of(seed, Horizon.UNKNOWN);
            assertThat(PlanText.parse(PlanText.of(plan))).isEqualTo(plan);
        }
        assertThatThrownBy(() -> PlanText.parse("seed=1 / p=2 oder=UNIFORM"))
                .hasMessageContaining("oder");
    }

    private static DataStream<Long> numbers(StreamExecutionEnvironment env) {
        return env.fromSource(
                        GeneratorSource.of(NUMBERS.size(), i -> i)
                                .withRate(RateLimit.perSecond(4_000)),
                        WatermarkStrategy.<Long>noWatermarks(),
                        "numbers")
                .uid("numbers");
    }
}
