// SPDX-License-Identifier: Apache-2.0
package dev.millrace.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.stream.DataStream;
import dev.millrace.api.time.WatermarkStrategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** What a user sees of simulated tests that hold, fail, or test nothing. */
class SimTestTest {
    private static final Pattern SMALLEST = Pattern.compile("'millrace.plan=([^']*)'");

    private static boolean asked;

    /** A build that finds the tests inside has nothing to do with them: most of them fail. */
    private static final class WhenAsked implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return asked
                    ? ConditionEvaluationResult.enabled("asked for")
                    : ConditionEvaluationResult.disabled("run by the tests around it");
        }
    }

    /** Tests that are run by the ones outside. */
    @ExtendWith(WhenAsked.class)
    static final class Tests {
        static final List<Long> SEEDS = new ArrayList<>();
        private static final Random LUCK = new Random(1);

        @SimTest(seeds = 30, regressions = 462)
        void holds(JobSimulation simulation) {
            SEEDS.add(simulation.seed());
            TransactionalSink<Long> sums = simulation.sink();
            List<Long> numbers = LongStream.range(0, simulation.upTo(200)).boxed().toList();
            simulation.run(env -> numbers(env, simulation, numbers).sinkTo(sums));
            sums.assertHolds(numbers);
        }

        @SimTest(seeds = 30)
        void showsRecordsTwice(JobSimulation simulation) {
            List<Long> seen = new ArrayList<>();
            List<Long> numbers = LongStream.range(0, simulation.upTo(200)).boxed().toList();
            simulation.run(
                    env ->
                            numbers(env, simulation, numbers)
                                    .sinkTo(context -> (value, time) -> seen.add(value)));
            assertThat(seen).hasSize(numbers.size());
        }

        @SimTest
        void isWrongWithoutAnyFault(JobSimulation simulation) {
            TransactionalSink<Long> sums = simulation.sink();
            List<Long> numbers = LongStream.range(0, simulation.upTo(64)).boxed().toList();
            simulation.run(env -> numbers(env, simulation, numbers).map(n -> n + 1).sinkTo(sums));
            sums.assertHolds(numbers);
        }

        @SimTest(seeds = 20)
        void testsNothing(JobSimulation simulation) {
            TransactionalSink<Long> sink = simulation.sink();
            simulation.undisturbed().run(env -> env.fromData(1L, 2L).sinkTo(sink));
            sink.assertHolds(List.of(1L, 2L));
        }

        @SimTest
        void doesNotRepeatItself(JobSimulation simulation) {
            assertThat(LUCK.nextInt(4)).isPositive();
        }

        private static DataStream<Long> numbers(
                StreamExecutionEnvironment env, JobSimulation simulation, List<Long> numbers) {
            return env.fromSource(
                            simulation.source(numbers), WatermarkStrategy.<Long>noWatermarks(), "n")
                    .uid("n")
                    .keyBy(n -> n % 7)
                    .map(n -> n);
        }
    }

    @AfterEach
    void askForNothing() {
        System.clearProperty(SeedRuns.SEED);
        System.clearProperty(SeedRuns.PLAN);
    }

    @Test
    void runsOnceWithoutFaultsThenTheRegressionsThenEachSeed() {
        Tests.SEEDS.clear();
        assertThat(failureOf("holds")).isNull();
        assertThat(Tests.SEEDS).hasSize(32).startsWith(0L, 462L, 0L, 1L, 2L).endsWith(29L);
    }

    @Test
    void aFailureNamesItsSeedAndTheLineThatRunsItAgain() {
        String failure = failureOf("showsRecordsTwice");
        Matcher seed = Pattern.compile("Seed (\\d+) fails").matcher(failure);
        assertThat(seed.find()).as(failure).isTrue();
        assertThat(failure)
                .contains(
                        "mvn test -Dtest=Tests#showsRecordsTwice -Dmillrace.seed=" + seed.group(1));
        System.setProperty(SeedRuns.SEED, seed.group(1));
        assertThat(failureOf("showsRecordsTwice")).contains("Seed " + seed.group(1) + " fails");
    }

    @Test
    void aFailureIsMadeSmallAndTheSmallestPlanFailsToo() {
        String failure = failureOf("showsRecordsTwice");
        Matcher smallest = SMALLEST.matcher(failure);
        assertThat(smallest.find()).as(failure).isTrue();
        String plan = smallest.group(1);
        assertThat(PlanText.parse(plan).processes()).hasSize(2);
        assertThat(PlanText.parse(plan).processes().get(0).diskFaults()).isEmpty();
        System.setProperty(SeedRuns.PLAN, plan);
        assertThat(failureOf("showsRecordsTwice")).contains("Plan:  " + plan);
    }

    @Test
    void aTestThatIsWrongWithoutFaultsSaysSoWithLittleInput() {
        assertThat(failureOf("isWrongWithoutAnyFault"))
                .contains("without any fault")
                .contains("size=1 ")
                .contains("Of 1 records 0 are missing; too many are 1");
    }

    @Test
    void aTestInWhichNothingGoesOnFromACheckpointFails() {
        assertThat(failureOf("testsNothing")).contains("nothing was tested");
    }

    @Test
    void aTestThatDoesNotRepeatItselfIsToldSo() {
        assertThat(failureOf("doesNotRepeatItself")).contains("does not repeat itself");
    }

    /** The message of the one failure, null if there is none. */
    private static String failureOf(String method) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherDiscoveryRequest request =
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectMethod(Tests.class, method, JobSimulation.class.getName()))
                        .build();
        asked = true;
        LauncherFactory.create().execute(request, listener);
        asked = false;
        TestExecutionSummary summary = listener.getSummary();
        assertThat(summary.getTestsFoundCount()).isEqualTo(1);
        return summary.getFailures().isEmpty()
                ? null
                : summary.getFailures().get(0).getException().getMessage();
    }
}
