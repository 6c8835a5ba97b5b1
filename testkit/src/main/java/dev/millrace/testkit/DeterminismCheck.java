// SPDX-License-Identifier: Apache-2.0
package dev.millrace.testkit;

import dev.millrace.api.JobHandle;
import dev.millrace.api.JobStatus;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.graph.Graph;
import dev.millrace.api.graph.Node;
import dev.millrace.engine.EmbeddedEngine;
import dev.millrace.engine.seam.SimulatedDisk;
import dev.millrace.engine.seam.SimulatedOutside;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Tells which function of a job gives two answers for one input: because it reads a clock, draws
 * luck, depends on the order of a hash map or on something static. After a crash records are
 * processed again, and such a function then says something else than what others may have seen.
 *
 * <pre>{@code
 * DeterminismCheck.of(env -> env.fromSequence(1, 3).map(n -> n * n).print()).check();
 * }</pre>
 *
 * <p>The job is run twice with everything the same, at parallelism 1, on one thread and in virtual
 * time, and what each operator gives is compared. Both runs are in this JVM, so what differs from
 * JVM to JVM alone (the order of {@code Set.of}) is not found; nor is what an operator gives to the
 * outside by itself.
 *
 * <p>The runs take checkpoints, so state has to be of types that checkpoints can hold.
 */
public final class DeterminismCheck {
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration CHECKPOINT_INTERVAL = Duration.ofMinutes(1);

    /** By how much a second run is later: no whole number of days, hours or minutes. */
    private static final long LATER_NS = Duration.ofMillis(100_003_007).toNanos();

    private final Consumer<StreamExecutionEnvironment> program;
    private final boolean otherTime;

    private DeterminismCheck(Consumer<StreamExecutionEnvironment> program, boolean otherTime) {
        this.program = program;
        this.otherTime = otherTime;
    }

    /**
     * A check of the job that {@code program} builds.
     *
     * @param program called once per run; its sources have to give the same each time
     */
    public static DeterminismCheck of(Consumer<StreamExecutionEnvironment> program) {
        return new DeterminismCheck(program, false);
    }

    /**
     * Has the second run begin about a day later, so that functions which read the processing time
     * are found too.
     */
    public DeterminismCheck atAnotherTime() {
        return new DeterminismCheck(program, true);
    }

    /**
     * Runs the job twice.
     *
     * @throws AssertionError if an operator gave two answers; the message names it, its line, the
     *     input and both answers
     */
    public void check() {
        Taps first = run(0);
        Taps second = run(otherTime ? LATER_NS : 0);
        Optional<Taps.Divergence> found = first.divergence(second);
        if (found.isPresent()) {
            throw new AssertionError(text(found.get()));
        }
    }

    private Taps run(long ageNs) {
        StreamExecutionEnvironment env = SimulatedProgram.environment(1, CHECKPOINT_INTERVAL);
        program.accept(env);
        Taps taps = new Taps(env.graph(SimulatedProgram.JOB_NAME));
        Graph tapped = taps.graph();
        SimulatedDisk disk = new SimulatedOutside(0).simulatedDisk();
        SimulatedOutside world = new SimulatedOutside(0, disk, ageNs);
        PlannedRun.wakeForSources(tapped, world);
        JobHandle job = EmbeddedEngine.simulated(world).start(tapped);
        try {
            job.await(LONGEST);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("A simulation was interrupted", e);
        }
        if (job.status() == JobStatus.FAILED) {
            Throwable failure = job.failure().orElse(null);
            throw new AssertionError("The job failed: " + failure, failure);
        }
        return taps;
    }

    private static String text(Taps.Divergence divergence) {
        Node by = divergence.by();
        StackTraceElement origin = by.origin();
        List<String> answers = divergence.answers();
        return "Operator '"
                + by.name()
                + "'"
                + (origin == null ? "" : " (" + origin + ")")
                + " gave two answers for the same input"
                + divergence.input().map(it -> ", which ended with " + it).orElse("")
                + ":\n  "
                + answers.get(0)
                + "\n  "
                + answers.get(1)
                + "\nDoes it read a clock, draw luck, depend on the order of a hash map, or keep"
                + " something static?";
    }
}
