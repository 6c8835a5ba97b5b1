// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Jobs drawn from seeds, in simulated processes that crash. A failure names the seed, the plan and
 * the command that runs it again. More: {@code ./millrace simulate --seeds 20000}.
 */
class SimulationTest {
    private static final long SEEDS = Long.getLong("millrace.simulation.seeds", 500);
    private static final long FIRST = Long.getLong("millrace.simulation.seed", 0);

    @BeforeAll
    static void logNothing() {
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "off");
    }

    @Test
    @Tag("slow")
    void nothingIsLostOrDoubledWhateverHappens() throws InterruptedException {
        Campaign campaign = new Campaign(FIRST, SEEDS, Runtime.getRuntime().availableProcessors());
        campaign.run(it -> {});
        Outcome failure = campaign.failure();
        if (failure != null) {
            throw new AssertionError(
                    "Seed "
                            + failure.seed()
                            + " breaks "
                            + failure.violation()
                            + "\n"
                            + PlanDraw.of(failure.seed()).text()
                            + "To run it again: ./millrace simulate --seeds 1 --seed "
                            + failure.seed());
        }
        assertThat(campaign.missed()).as("what never happened in %d seeds", SEEDS).isEmpty();
        assertThat(campaign.simulatedMs()).isGreaterThanOrEqualTo(SEEDS * Input.DURATION_MS);
    }

    @Test
    void theSamePlanGivesTheSameRunStepForStep() {
        for (long seed = 0; seed < 5; seed++) {
            Outcome first = Simulation.run(PlanDraw.of(seed));
            Outcome second = Simulation.run(PlanDraw.of(seed));
            assertThat(second).isEqualTo(first);
        }
    }

    @Test
    void anotherSeedGivesAnotherPlanAndAnotherRun() {
        Set<String> plans = new HashSet<>();
        LongStream.range(0, 200).forEach(seed -> plans.add(PlanDraw.of(seed).text()));
        assertThat(plans).hasSize(200);
        assertThat(Simulation.run(PlanDraw.of(1)).traceHash())
                .isNotEqualTo(Simulation.run(PlanDraw.of(2)).traceHash());
    }

    @Test
    void everyOperationIsDrawn() {
        Set<Operation> drawn = new HashSet<>();
        LongStream.range(0, 200)
                .forEach(
                        seed ->
                                PlanDraw.of(seed).steps().stream()
                                        .map(GraphStep::operation)
                                        .forEach(drawn::add));
        assertThat(drawn).containsExactlyInAnyOrder(Operation.values());
    }

    @Test
    void whatIsLeftOutOfAPlanLeavesAValidPlan() {
        for (long seed = 0; seed < 100; seed++) {
            for (SimulationPlan smaller : Shrinking.smaller(PlanDraw.of(seed))) {
                assertThat(smaller.processes()).isNotEmpty();
                assertThat(Oracle.of(smaller).size()).isPositive();
            }
        }
    }

    @Test
    void aStepThatIsLeftOutIsReplacedByWhatItRead() {
        GraphStep map = new GraphStep(Operation.MAP, 1, GraphStep.NONE, 0, 0);
        GraphStep union = new GraphStep(Operation.UNION, 3, 4, 0, 0);
        assertThat(List.of(map.without(3, 0), union.without(3, 0)))
                .containsExactly(map, new GraphStep(Operation.UNION, 0, 3, 0, 0));
    }
}
