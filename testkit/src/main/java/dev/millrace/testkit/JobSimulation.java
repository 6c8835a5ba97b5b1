// SPDX-License-Identifier: Apache-2.0
package dev.millrace.testkit;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.engine.seam.SimulatedDisk;
import dev.millrace.engine.seam.SimulatedOutside;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * One simulated run of a job, with a plan drawn from a seed: simulated processes run it one after
 * the other, each at a parallelism and in an order of steps of its own, and die at some step, at
 * some call of the disk or at some time; with some the power fails, disks are slow, full or broken,
 * and commits are not answered. Each process goes on from the checkpoints of the one before. The
 * last one is left alone, and has to bring the job to its end.
 *
 * <p>Everything happens on the calling thread and in virtual time, so an hour takes no longer than
 * the work in it. The same seed gives the same run, step for step, as long as the job's functions
 * repeat themselves. What a simulation changes (sinks, collections) has to be made for it.
 *
 * <pre>{@code
 * JobSimulation simulation = JobSimulation.ofSeed(7);
 * TransactionalSink<Long> squares = simulation.sink();
 * simulation.run(env -> env.fromSequence(1, 3).map(n -> n * n).sinkTo(squares));
 * squares.assertHolds(List.of(1L, 4L, 9L));
 * }</pre>
 *
 * <p>Most tests get one from {@link SimTest}, one per seed.
 */
public final class JobSimulation {
    private static final Duration USUAL_LONGEST = Duration.ofMinutes(10);
    private static final int WHOLE = 100;

    // So that a few hundred records take as long as some checkpoints do.
    private static final int ONE_PAUSE_IN = 4;
    private static final int LONGEST_PAUSE_MS = 10;

    private final CrashPlan plan;
    private final SimulatedDisk disk;
    private final RandomGenerator random;
    private int[] parallelisms = {};
    private Duration longest = USUAL_LONGEST;
    private Duration checkpointInterval;
    private boolean undisturbed;
    private boolean used;
    private final PlannedRun run;

    JobSimulation(CrashPlan plan) {
        this.plan = plan;
        this.disk = new SimulatedOutside(plan.seed()).simulatedDisk();
        this.random = randomOf("input");
        this.checkpointInterval = Duration.ofMillis(plan.checkpointMs());
        this.run = new PlannedRun(plan, disk);
    }

    private RandomGenerator randomOf(String name) {
        return RandomGeneratorFactory.of("L64X128MixRandom")
                .create(plan.seed() * 0x9E3779B97F4A7C15L + name.hashCode());
    }

    /** With the plan that {@code seed} draws for a job that takes about a third of a second. */
    public static JobSimulation ofSeed(long seed) {
        return new JobSimulation(CrashPlans.of(seed, Horizon.UNKNOWN));
    }

    /**
     * With the plan that {@code seed} draws for a job as long as the one that {@code like} has run:
     * its crashes lie where that job did something.
     */
    public static JobSimulation ofSeed(long seed, JobSimulation like) {
        return new JobSimulation(CrashPlans.of(seed, like.done()));
    }

    /** What the plan is drawn from. */
    public long seed() {
        return plan.seed();
    }

    /** Luck for the test's input: the same for the same seed. */
    public RandomGenerator random() {
        return random;
    }

    /**
     * How much input to make: {@code most}, or less when a failure is being made smaller.
     *
     * @param most at least 1
     * @return from 1 to {@code most}
     */
    public int upTo(int most) {
        return Math.max(1, (int) ((long) most * plan.sizePercent() / WHOLE));
    }

    /**
     * A source of one split that gives these records in this order, some at once and some after a
     * pause of a few milliseconds, and then ends. The same records make the same source.
     */
    public <T> TestSource<T> source(Collection<? extends T> records) {
        TestSource<T> source = new TestSource<>();
        TestSplit<T> split = source.split("records");
        RandomGenerator pauses = randomOf("pauses");
        for (T record : records) {
            if (pauses.nextInt(ONE_PAUSE_IN) == 0) {
                split.pause(Duration.ofMillis(1 + pauses.nextInt(LONGEST_PAUSE_MS)));
            }
            split.records(List.of(record));
        }
        return source.end();
    }

    /**
     * A sink whose outside system does not always answer.
     *
     * @throws IllegalStateException if the job runs already: each process would have a sink of its
     *     own, and what the one before wrote would be gone
     */
    public <T> TransactionalSink<T> sink() {
        if (used) {
            throw new IllegalStateException(
                    "A sink outlives the processes of its job; make it before run(...)");
        }
        return new TransactionalSink<>(run::useConnection);
    }

    /** Each process runs the job at the next of these, in turn, and not at one that is drawn. */
    public JobSimulation parallelism(int... each) {
        parallelisms = each.clone();
        return this;
    }

    /** Virtual time between two checkpoints, in place of one that is drawn. */
    public JobSimulation checkpointEvery(Duration interval) {
        checkpointInterval = interval;
        return this;
    }

    /**
     * Virtual time within which a job that nobody disturbs is at its end; ten minutes unless set.
     */
    public JobSimulation longest(Duration time) {
        longest = time;
        return this;
    }

    /** One process, which is left alone. */
    public JobSimulation undisturbed() {
        undisturbed = true;
        return this;
    }

    /**
     * Runs the job that {@code program} builds, anew for each process, to its end. What the program
     * sets itself, checkpoints included, holds.
     *
     * @throws AssertionError if the job fails or does not come to its end in the process that is
     *     left alone
     * @throws IllegalStateException if this simulation has been run already
     */
    public void run(Consumer<StreamExecutionEnvironment> program) {
        if (used) {
            throw new IllegalStateException(
                    "Seed " + seed() + " has been run already; make another JobSimulation");
        }
        used = true;
        run.run(this::environment, program, undisturbed, longest);
    }

    private StreamExecutionEnvironment environment(int process) {
        int drawn = plan.processes().get(process).parallelism();
        int parallelism =
                parallelisms.length == 0 ? drawn : parallelisms[process % parallelisms.length];
        return SimulatedProgram.environment(parallelism, checkpointInterval);
    }

    /** How often a process started the job again after a failure. */
    public int restarts() {
        return run.restarts();
    }

    /** How many processes found checkpoints of an earlier one. */
    public int resumptions() {
        return run.resumptions();
    }

    /** How many processes ended before the job did. */
    public int crashes() {
        return run.crashes();
    }

    /** A hash over every step of every process. */
    public long traceHash() {
        return run.traceHash();
    }

    /** How much was done, by all processes together. */
    Horizon done() {
        return run.done();
    }
}
