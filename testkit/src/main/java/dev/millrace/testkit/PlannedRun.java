// SPDX-License-Identifier: Apache-2.0
package dev.millrace.testkit;

import dev.millrace.api.CheckpointInfo;
import dev.millrace.api.JobHandle;
import dev.millrace.api.JobStatus;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.graph.Graph;
import dev.millrace.api.graph.Node;
import dev.millrace.api.graph.OperatorSpec;
import dev.millrace.engine.EmbeddedEngine;
import dev.millrace.engine.seam.DiskFault;
import dev.millrace.engine.seam.SimulatedCrash;
import dev.millrace.engine.seam.SimulatedDisk;
import dev.millrace.engine.seam.SimulatedOutside;
import dev.millrace.testkit.ProcessPlan.Ending;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Runs a job through the processes of a plan. For one thread. */
final class PlannedRun {
    private static final long NS_PER_MS = 1_000_000;
    private static final long NS_PER_US = 1_000;
    private static final long TICK_PART = 50;

    private final CrashPlan plan;
    private final SimulatedDisk disk;
    private final SplittableRandom luck;
    private long ageNs;
    private long steps;
    private long trace = 17;
    private int restarts;
    private int resumptions;
    private int crashes;
    private boolean anyCheckpoint;
    private int commitFaults;

    PlannedRun(CrashPlan plan, SimulatedDisk disk) {
        this.plan = plan;
        this.disk = disk;
        this.luck = new SplittableRandom(plan.seed() * 0x9E3779B97F4A7C15L + 3);
    }

    /**
     * @param environments what the program of a process finds, by the number of the process
     * @param longest virtual time that the last process has
     */
    void run(
            IntFunction<StreamExecutionEnvironment> environments,
            Consumer<StreamExecutionEnvironment> program,
            boolean undisturbed,
            Duration longest) {
        int last = plan.processes().size() - 1;
        for (int i = undisturbed ? last : 0; i <= last; i++) {
            StreamExecutionEnvironment env = environments.apply(i);
            program.accept(env);
            runProcess(i, env.graph(SimulatedProgram.JOB_NAME), longest);
        }
    }

    private void runProcess(int number, Graph graph, Duration longest) {
        ProcessPlan process = plan.processes().get(number);
        SimulatedOutside world = new SimulatedOutside(plan.seed() * 31 + number, disk, ageNs);
        arrange(process, world);
        boolean last = process.ending() == Ending.WITH_THE_JOB;
        wakeForSources(graph, world);
        JobHandle job = start(graph, world, last);
        resumptions += job != null && anyCheckpoint ? 1 : 0;
        boolean ended = job != null && live(job, last ? longest : length(process, longest));
        ageNs = world.clock().monotonicNs() + process.downMs() * NS_PER_MS;
        steps += world.steps();
        trace = trace * 31 + world.traceHash();
        if (job != null) {
            restarts += job.restarts();
            anyCheckpoint |= job.checkpoints().stream().anyMatch(PlannedRun::isOnTheWay);
        }
        end(process);
        crashes += ended ? 0 : 1;
        if (last) {
            requireEnd(job, ended, longest);
        }
    }

    private void arrange(ProcessPlan process, SimulatedOutside world) {
        world.order(process.order());
        tick(world, ageNs);
        disk.slowness(process.slownessMs() * NS_PER_MS);
        process.diskFaults().forEach(disk::failOften);
        commitFaults = process.commitFaults();
        switch (process.ending()) {
            case BEFORE_A_DISK_OPERATION -> disk.crashBefore(disk.nextOperation() + process.at());
            case AFTER_A_STEP -> world.crashAfter(process.at());
            case AT_A_TIME, WITH_THE_JOB -> {}
        }
    }

    /**
     * Sources that wait for a time are asked only when something happens, so something has to:
     * often at first, and then each fiftieth of the time that has passed.
     */
    private static void tick(SimulatedOutside world, long sinceNs) {
        long agoNs = world.clock().monotonicNs() - sinceNs;
        long nextNs = world.clock().monotonicNs() + NS_PER_MS + agoNs / TICK_PART;
        world.at(nextNs, () -> tick(world, sinceNs));
    }

    /** A source in memory tells when it wants to be asked again. */
    static void wakeForSources(Graph graph, SimulatedOutside world) {
        for (Node node : graph.nodes()) {
            if (node.spec() instanceof OperatorSpec.OfSource source
                    && source.source() instanceof TestSource<?> inMemory) {
                inMemory.alarm(ns -> world.at(world.clock().monotonicNs() + ns, () -> {}));
            }
        }
    }

    private static Duration length(ProcessPlan process, Duration longest) {
        return process.ending() == Ending.AT_A_TIME
                ? Duration.ofNanos(process.at() * NS_PER_US)
                : longest;
    }

    private static @Nullable JobHandle start(Graph graph, SimulatedOutside world, boolean last) {
        try {
            return EmbeddedEngine.simulated(world).start(graph);
        } catch (SimulatedCrash e) {
            return null;
        } catch (IllegalStateException e) {
            if (last) {
                throw new AssertionError("The job could not be started: " + e.getMessage(), e);
            }
            return null;
        }
    }

    /** Whether the job was at its end before the process was. */
    private static boolean live(JobHandle job, Duration length) {
        try {
            return job.await(length);
        } catch (SimulatedCrash e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("A simulation was interrupted", e);
        }
    }

    private void end(ProcessPlan process) {
        disk.slowness(0);
        for (DiskFault fault : DiskFault.values()) {
            disk.failOften(fault, 0);
        }
        commitFaults = 0;
        if (process.powerLoss()) {
            disk.losePower();
        } else {
            disk.kill();
        }
    }

    private static void requireEnd(@Nullable JobHandle job, boolean ended, Duration longest) {
        if (job == null || !ended) {
            String state = job == null ? "was not started" : state(job);
            throw new AssertionError(
                    "The job was left alone for "
                            + longest.toSeconds()
                            + " s of virtual time, and "
                            + state
                            + "; if it needs longer, say so with longest(...)");
        }
        if (job.status() != JobStatus.FINISHED) {
            Throwable failure = job.failure().orElse(null);
            throw new AssertionError("The job is " + job.status() + ": " + failure, failure);
        }
    }

    private static String state(JobHandle job) {
        return "is "
                + job.status()
                + ", started again "
                + job.restarts()
                + " times, last failure "
                + job.failure().orElse(null)
                + ", checkpoints "
                + job.checkpoints().stream().filter(PlannedRun::isComplete).count();
    }

    /** A checkpoint of a job that is not at its end. */
    private static boolean isOnTheWay(CheckpointInfo checkpoint) {
        return isComplete(checkpoint) && checkpoint.purpose() != CheckpointInfo.Purpose.FINAL;
    }

    private static boolean isComplete(CheckpointInfo checkpoint) {
        return checkpoint.outcome() == CheckpointInfo.Outcome.COMPLETE;
    }

    /** The connection to an outside system, which is not always there. */
    void useConnection(boolean committed) {
        if (commitFaults > 0 && luck.nextInt(1000) < commitFaults) {
            throw new IllegalStateException(
                    "The simulated outside system did not answer a commit that was "
                            + (committed ? "" : "not ")
                            + "made");
        }
    }

    int restarts() {
        return restarts;
    }

    int resumptions() {
        return resumptions;
    }

    int crashes() {
        return crashes;
    }

    long traceHash() {
        return trace;
    }

    Horizon done() {
        return new Horizon(
                Math.max(1, ageNs / NS_PER_US),
                Math.max(1, steps),
                Math.max(1, disk.nextOperation()));
    }
}
