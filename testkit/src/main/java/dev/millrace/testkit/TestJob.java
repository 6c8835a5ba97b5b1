// SPDX-License-Identifier: Apache-2.0
package dev.millrace.testkit;

import dev.millrace.api.JobHandle;
import dev.millrace.api.JobStatus;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.graph.Graph;
import dev.millrace.engine.EmbeddedEngine;
import dev.millrace.engine.seam.SimulatedDisk;
import dev.millrace.engine.seam.SimulatedOutside;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A job that a test takes through its life by hand, in virtual time: let time pass, add input, take
 * a checkpoint, crash, look at what came out. Everything happens on the calling thread, and the
 * same calls give the same run.
 *
 * <pre>{@code
 * TestSource<String> words = new TestSource<>();
 * TransactionalSink<String> seen = new TransactionalSink<>();
 * words.split("a").records("to");
 * TestJob job =
 *         TestJob.start(
 *                 env ->
 *                         env.fromSource(words, words.watermarks(), "words")
 *                                 .uid("words")
 *                                 .sinkTo(seen));
 * job.checkpoint();
 * words.split("a").records("be").end();
 * job.crash();
 * job.finish();
 * seen.assertHolds(List.of("to", "be"));
 * }</pre>
 *
 * <p>Checkpoints are taken when the test says so, and at the end of the job's input. A crash takes
 * all that the process had in memory; the next one goes on from the last checkpoint, or anew if
 * there is none.
 */
public final class TestJob {
    private static final long NS_PER_MS = 1_000_000;

    /** So seldom that no test gets there, and the ones the test asks for are the only ones. */
    private static final Duration NEVER = Duration.ofDays(3_650);

    /** A checkpoint that takes longer does not come. */
    private static final Duration LONGEST_CHECKPOINT = Duration.ofMinutes(5);

    private static final Duration LONGEST_TO_THE_END = Duration.ofMinutes(10);

    /** Commits follow a checkpoint within this time. */
    private static final Duration COMMIT = Duration.ofMillis(50);

    private final Consumer<StreamExecutionEnvironment> program;
    private final SimulatedDisk disk;
    private SimulatedOutside world;
    private JobHandle handle;
    private int parallelism;
    private int processes;
    private int checkpoints;

    private TestJob(Consumer<StreamExecutionEnvironment> program, int parallelism) {
        this.program = program;
        this.parallelism = parallelism;
        this.world = new SimulatedOutside(0);
        this.disk = world.simulatedDisk();
        this.handle = startIn(world);
    }

    /** Starts the job that {@code program} builds, at parallelism 1 unless it sets another. */
    public static TestJob start(Consumer<StreamExecutionEnvironment> program) {
        return start(1, program);
    }

    /** Starts the job that {@code program} builds at a parallelism. */
    public static TestJob start(int parallelism, Consumer<StreamExecutionEnvironment> program) {
        return new TestJob(program, parallelism);
    }

    private JobHandle startIn(SimulatedOutside in) {
        StreamExecutionEnvironment env = SimulatedProgram.environment(parallelism, NEVER);
        program.accept(env);
        Graph graph = env.graph(SimulatedProgram.JOB_NAME);
        PlannedRun.wakeForSources(graph, in);
        return EmbeddedEngine.simulated(in).start(graph);
    }

    /**
     * Lets virtual time pass; the job does what it does in that time.
     *
     * @throws AssertionError if it fails
     */
    public TestJob pass(Duration time) {
        await(time);
        return this;
    }

    /**
     * Takes a checkpoint and has the output before it committed, which takes some milliseconds of
     * virtual time.
     *
     * @throws AssertionError if there is none, with the reason
     */
    public TestJob checkpoint() {
        CompletableFuture<Path> taken = handle.triggerSavepoint(Path.of("/taken-" + ++checkpoints));
        long endNs = world.clock().monotonicNs() + LONGEST_CHECKPOINT.toNanos();
        while (!taken.isDone() && world.clock().monotonicNs() < endNs) {
            await(Duration.ofNanos(NS_PER_MS));
        }
        if (!taken.isDone()) {
            throw new AssertionError("There is no checkpoint yet, after five minutes");
        }
        try {
            taken.join();
        } catch (RuntimeException e) {
            throw new AssertionError("There is no checkpoint: " + e.getMessage(), e);
        }
        await(COMMIT);
        return this;
    }

    /** The process dies, and another one goes on from the last checkpoint. */
    public TestJob crash() {
        return crash(parallelism);
    }

    /** As the other one, at another parallelism. */
    public TestJob crash(int newParallelism) {
        disk.kill();
        parallelism = newParallelism;
        world = new SimulatedOutside(++processes, disk, world.clock().monotonicNs());
        handle = startIn(world);
        return this;
    }

    /**
     * Lets the job come to its end.
     *
     * @throws AssertionError if it fails, or is not at its end after ten minutes of virtual time
     */
    public void finish() {
        if (!await(LONGEST_TO_THE_END)) {
            throw new AssertionError(
                    "The job is "
                            + handle.status()
                            + " after ten minutes; has every split of its sources ended?");
        }
    }

    /** Virtual time. */
    public Instant now() {
        return Instant.ofEpochMilli(world.clock().wallMs());
    }

    /** The job as it runs in the process of now; look, but do not wait with it. */
    public JobHandle handle() {
        return handle;
    }

    private boolean await(Duration time) {
        boolean ended;
        try {
            ended = handle.await(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("A simulation was interrupted", e);
        }
        if (ended && handle.status() != JobStatus.FINISHED) {
            Throwable failure = handle.failure().orElse(null);
            throw new AssertionError("The job is " + handle.status() + ": " + failure, failure);
        }
        return ended;
    }
}
