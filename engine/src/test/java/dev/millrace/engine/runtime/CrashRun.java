// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.api.JobHandle;
import dev.millrace.api.JobStatus;
import dev.millrace.api.Options;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.engine.EmbeddedEngine;
import dev.millrace.engine.seam.SimulatedDisk;
import dev.millrace.engine.seam.SimulatedOutside;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Runs a job in simulated processes that die at moments drawn from a seed: all that a process had
 * in memory is gone, and the next one goes on from the checkpoints. After the last death it is left
 * alone, and has to end.
 */
final class CrashRun {
    /** Within this much virtual time a job that nobody disturbs has to be at its end. */
    private static final Duration LONGEST = Duration.ofMinutes(3);

    private final long seed;
    private final SimulatedDisk disk;
    private Duration interval = Duration.ofMillis(20);
    private Duration longestLife = Duration.ofMillis(300);
    private int crashes = 5;
    private int[] parallelisms = {2};
    private long traceHash = 17;
    private int finishedBefore;
    private int restartsSeen;

    CrashRun(long seed) {
        this.seed = seed;
        this.disk = new SimulatedOutside(seed).simulatedDisk();
    }

    CrashRun every(Duration checkpointInterval) {
        interval = checkpointInterval;
        return this;
    }

    CrashRun crashes(int count, Duration longest) {
        crashes = count;
        longestLife = longest;
        return this;
    }

    /** Each process runs the job at the next of these, in turn. */
    CrashRun parallelism(int... each) {
        parallelisms = each;
        return this;
    }

    /** Where the checkpoints are. */
    SimulatedDisk disk() {
        return disk;
    }

    /** How often a process started the job again after a failure. */
    int restarts() {
        return restartsSeen;
    }

    /** A hash over every step of every process. */
    long traceHash() {
        return traceHash;
    }

    /** How many processes found the job at its end. */
    int finishedBefore() {
        return finishedBefore;
    }

    /** Runs the job that {@code program} builds, anew for each process, until it ends. */
    void run(Consumer<StreamExecutionEnvironment> program) {
        Random random = new Random(seed);
        for (int life = 0; life < crashes; life++) {
            Duration time =
                    Duration.ofNanos(1 + (long) (random.nextDouble() * longestLife.toNanos()));
            if (live(program, life, time)) {
                finishedBefore++;
            }
            if (random.nextBoolean()) {
                disk.losePower();
            } else {
                disk.kill();
            }
        }
        if (!live(program, crashes, LONGEST)) {
            throw new AssertionError("Seed " + seed + ": the job does not end");
        }
    }

    private boolean live(Consumer<StreamExecutionEnvironment> program, int life, Duration time) {
        SimulatedOutside world = new SimulatedOutside(seed * 31 + life, disk);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(parallelisms[life % parallelisms.length]);
        env.setMaxParallelism(128);
        env.set(Options.WORKERS, 2);
        env.enableCheckpointing(interval, Path.of("/checkpoints"));
        program.accept(env);
        JobHandle job = EmbeddedEngine.simulated(world).start(env.graph("crashing"));
        try {
            boolean ended = job.await(time);
            restartsSeen += job.restarts();
            traceHash = traceHash * 31 + world.traceHash();
            if (ended && job.await().status() != JobStatus.FINISHED) {
                throw new AssertionError("Seed " + seed + ": the job is " + job.status());
            }
            return ended;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
