// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.oracle;

import static dev.millrace.engine.oracle.RandomSplits.acrossAllTime;
import static dev.millrace.engine.oracle.RandomSplits.idle;
import static dev.millrace.engine.oracle.RandomSplits.inputs;
import static dev.millrace.engine.oracle.RandomSplits.oracle;
import static dev.millrace.engine.oracle.RandomSplits.read;
import static dev.millrace.engine.oracle.RandomSplits.scripts;
import static dev.millrace.engine.oracle.RandomSplits.slow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.connector.CollectSink;
import dev.millrace.engine.scenario.JobScenario;
import dev.millrace.engine.scenario.Reading;
import dev.millrace.engine.scenario.Script;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whole jobs over several splits, some of them empty, that subtasks read beside each other. Nothing
 * is late in its split, so nothing may be late in the job, and the answer of the {@link Oracle}
 * does not depend on the order in which splits are read.
 */
class SplitsOracleTest {
    private static final int[] PARALLELISMS = {1, 2, 4, 7};

    @ParameterizedTest
    @EnumSource
    void windowsFireOnceWithAllThatIsInThem(WindowQuestion windows) {
        for (int parallelism : PARALLELISMS) {
            for (long seed = 0; seed < 3; seed++) {
                compareWindows(windows, inputs(seed), seed, parallelism);
            }
            compareWindows(windows, acrossAllTime(9), 9, parallelism);
        }
    }

    private static void compareWindows(
            WindowQuestion windows, List<List<Reading>> inputs, long seed, int parallelism) {
        CollectSink<Reading> late = new CollectSink<>();
        List<String> seen =
                JobScenario.simulated(seed)
                        .parallelism(parallelism)
                        .collect(env -> windows.of(read(env, scripts(inputs)), 0, late));
        Oracle.Answer answer = windows.ask(oracle(inputs), 0);
        assertThat(answer.late()).isEmpty();
        assertThat(late.records()).as("seed %d", seed).isEmpty();
        assertThat(seen)
                .as("%s, seed %d, parallelism %d", windows, seed, parallelism)
                .containsExactlyInAnyOrderElementsOf(answer.results());
    }

    /** While a split is idle the others go on without it; what it brings later is not late. */
    @ParameterizedTest
    @EnumSource
    void anIdleSplitHoldsNoWindowUpAndLosesNothing(WindowQuestion windows) {
        for (int parallelism : PARALLELISMS) {
            List<List<Reading>> inputs = inputs(parallelism);
            List<Reading> afterAll = List.of(Reading.of("k0", 1_000_000, 7));
            CollectSink<Reading> late = new CollectSink<>();
            CollectSink<String> seen = new CollectSink<>();
            List<Integer> firedBefore = new ArrayList<>();
            List<Script<Reading>> scripts = new ArrayList<>();
            inputs.forEach(input -> scripts.add(slow("s" + scripts.size(), input)));
            scripts.add(idle(() -> firedBefore.add(seen.records().size()), afterAll));
            JobScenario.simulated(parallelism)
                    .parallelism(parallelism)
                    .run(env -> windows.of(read(env, scripts), 0, late).sinkTo(seen));

            inputs.add(afterAll);
            Oracle.Answer answer = windows.ask(oracle(inputs), 0);
            assertThat(firedBefore).singleElement().isNotEqualTo(0);
            assertThat(late.records()).isEmpty();
            assertThat(seen.records())
                    .as("%s, parallelism %d", windows, parallelism)
                    .containsExactlyInAnyOrderElementsOf(answer.results());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 7})
    void countsAndTimersMissNothing(int parallelism) {
        for (long seed = 0; seed < 3; seed++) {
            List<List<Reading>> inputs = inputs(seed);
            var counts =
                    JobScenario.simulated(seed)
                            .parallelism(parallelism)
                            .collect(env -> OracleJobs.counts(read(env, scripts(inputs))));
            assertThat(OracleJobs.byKey(counts)).isEqualTo(oracle(inputs).runningCounts());
            List<String> timers =
                    JobScenario.simulated(seed)
                            .parallelism(parallelism)
                            .collect(env -> OracleJobs.timers(read(env, scripts(inputs))));
            assertThat(timers)
                    .containsExactlyInAnyOrderElementsOf(
                            oracle(inputs).timers(OracleJobs.TIMER_AFTER_MS));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 7})
    void joinsPairAllThatBelongsTogether(int parallelism) {
        for (long seed = 0; seed < 3; seed++) {
            List<List<Reading>> left = inputs(seed);
            List<List<Reading>> right = inputs(seed + 100);
            List<String> windows =
                    JobScenario.simulated(seed)
                            .parallelism(parallelism)
                            .collect(
                                    env ->
                                            OracleJobs.windowJoin(
                                                    read(env, scripts(left)),
                                                    read(env, scripts(right))));
            assertThat(windows)
                    .containsExactlyInAnyOrderElementsOf(
                            oracle(left).windowJoin(oracle(right), OracleJobs.JOIN_WINDOW_MS));
            List<String> intervals =
                    JobScenario.simulated(seed)
                            .parallelism(parallelism)
                            .collect(
                                    env ->
                                            OracleJobs.intervalJoin(
                                                    read(env, scripts(left)),
                                                    read(env, scripts(right))));
            assertThat(intervals)
                    .containsExactlyInAnyOrderElementsOf(
                            oracle(left)
                                    .intervalJoin(
                                            oracle(right),
                                            OracleJobs.LOWER_MS,
                                            OracleJobs.UPPER_MS));
        }
    }
}
