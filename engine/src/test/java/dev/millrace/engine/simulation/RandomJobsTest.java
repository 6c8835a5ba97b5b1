// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.engine.scenario.JobScenario;
import dev.millrace.engine.scenario.Reading;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random valid graphs: the same seed gives the same run step for step, and every interleaving and
 * parallelism gives the same results. A failure names the graph's seed and its plan.
 *
 * <p>More seeds than fit into a build: {@code mvn -P long -pl engine -am test
 * -Dtest.jvm.args=-Dseeds=5000}.
 */
class RandomJobsTest {
    private static final int QUICK_SEEDS = 200;
    private static final int LONG_SEEDS = Integer.getInteger("seeds", 2000);

    private record Run(List<Reading> results, long traceHash, String plan) {}

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 7})
    void theSameSeedGivesTheSameRunStepForStep(int parallelism) {
        for (long seed = 0; seed < 15; seed++) {
            Run first = run(seed, seed + 1, parallelism);
            Run second = run(seed, seed + 1, parallelism);
            assertThat(second).as("graph %d: %s", seed, first.plan).isEqualTo(first);
        }
    }

    @Test
    void anotherSeedGivesAnotherInterleaving() {
        long different =
                java.util.stream.LongStream.range(0, 20)
                        .filter(seed -> run(3, seed, 4).traceHash != run(3, seed + 1, 4).traceHash)
                        .count();
        assertThat(different).isEqualTo(20);
    }

    @Test
    @Tag("slow")
    void everyInterleavingAndParallelismGivesTheSameResults() {
        everyInterleaving(0, QUICK_SEEDS);
    }

    @Test
    @Tag("long")
    void everyInterleavingAndParallelismGivesTheSameResultsForManySeeds() {
        everyInterleaving(QUICK_SEEDS, QUICK_SEEDS + LONG_SEEDS);
    }

    @Test
    void realThreadsGiveWhatTheSimulationGives() {
        for (long seed = 0; seed < 20; seed++) {
            RandomJob job = new RandomJob(seed);
            JobScenario.onThreads().parallelism(3).run(job::build);
            assertThat(sorted(job.results()))
                    .as("graph %d: %s", seed, job.plan())
                    .isEqualTo(sorted(run(seed, 1, 1).results));
        }
    }

    private static void everyInterleaving(long from, long to) {
        int[] parallelisms = {2, 4, 7};
        for (long seed = from; seed < to; seed++) {
            Run alone = run(seed, seed, 1);
            int parallelism = parallelisms[(int) (seed % parallelisms.length)];
            Run together = run(seed, seed + 1, parallelism);
            assertThat(sorted(together.results))
                    .as("graph %d at parallelism %d: %s", seed, parallelism, alone.plan)
                    .isEqualTo(sorted(alone.results));
        }
    }

    private static Run run(long graph, long interleaving, int parallelism) {
        RandomJob job = new RandomJob(graph);
        JobScenario scenario = JobScenario.simulated(interleaving).parallelism(parallelism);
        scenario.run(job::build);
        return new Run(job.results(), scenario.traceHash(), job.plan());
    }

    private static List<Reading> sorted(List<Reading> readings) {
        return readings.stream()
                .sorted(
                        Comparator.comparing(Reading::sensor)
                                .thenComparingLong(Reading::timeMs)
                                .thenComparingLong(Reading::value))
                .toList();
    }
}
