// SPDX-License-Identifier: Apache-2.0
package dev.millrace.testkit;

import org.jspecify.annotations.Nullable;

/** Runs a test for many seeds, up to the first that fails, and then makes that one small. */
final class SeedRuns {
    /** Where a test is told to run one seed alone. */
    static final String SEED = "millrace.seed";

    /** Where a test is told to run one plan, as it was printed. */
    static final String PLAN = "millrace.plan";

    /** Where a test is told to run another number of seeds. */
    static final String SEEDS = "millrace.seeds";

    /** With fewer seeds than this it may well be that no process lived until a checkpoint. */
    private static final int ENOUGH_SEEDS = 20;

    /** A test that is given a simulation. */
    interface Body {
        void run(JobSimulation simulation) throws Throwable;
    }

    private final String testName;
    private final Body body;
    private final long seeds;
    private long ran;
    private long crashes;
    private long resumptions;
    private long restarts;

    SeedRuns(String testName, Body body, int seeds) {
        this.testName = testName;
        this.body = body;
        this.seeds = Long.getLong(SEEDS, seeds);
    }

    /**
     * Runs what the properties of the JVM ask for, else all seeds.
     *
     * @return what happened, for people
     * @throws AssertionError if a seed fails
     */
    String run(long... regressions) {
        String plan = System.getProperty(PLAN);
        Long seed = Long.getLong(SEED);
        if (plan != null) {
            run(PlanText.parse(plan));
            return told();
        }
        Horizon horizon = undisturbed();
        if (seed != null) {
            run(CrashPlans.of(seed, horizon));
            return told();
        }
        for (long regression : regressions) {
            run(CrashPlans.of(regression, horizon));
        }
        for (long next = 0; next < seeds; next++) {
            run(CrashPlans.of(next, horizon));
        }
        requireCrashes();
        return told();
    }

    /** A simulation without faults: how much the job does. */
    private Horizon undisturbed() {
        CrashPlan calm = CrashPlans.calm(0);
        JobSimulation simulation = new JobSimulation(calm);
        Throwable failure = failureOf(simulation);
        if (failure != null) {
            throw new FailedSeed(testName, body, calm, failure).error();
        }
        return simulation.done();
    }

    private void run(CrashPlan plan) {
        JobSimulation simulation = new JobSimulation(plan);
        Throwable failure = failureOf(simulation);
        ran++;
        crashes += simulation.crashes();
        resumptions += simulation.resumptions();
        restarts += simulation.restarts();
        if (failure != null) {
            throw new FailedSeed(testName, body, plan, failure).error();
        }
    }

    private @Nullable Throwable failureOf(JobSimulation simulation) {
        return FailedSeed.failureOf(body, simulation);
    }

    private void requireCrashes() {
        if (ran >= ENOUGH_SEEDS && resumptions == 0) {
            throw new AssertionError(
                    "In "
                            + ran
                            + " seeds no process went on from a checkpoint, so nothing was tested:"
                            + " "
                            + (crashes == 0
                                    ? "none ended before the job did. Does the test run its job in"
                                            + " the JobSimulation?"
                                    : "the job is over before a checkpoint is complete. Give its"
                                            + " source a rate, or more records"));
        }
    }

    private String told() {
        return ran
                + " seeds: "
                + crashes
                + " processes ended before their job, "
                + resumptions
                + " went on from a checkpoint, "
                + restarts
                + " restarts after failures";
    }
}
