// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof.simulation;

import dev.millrace.api.JobStatus;
import dev.millrace.engine.seam.DiskFault;
import dev.millrace.engine.seam.SimulatedDisk;
import dev.millrace.engine.seam.SimulatedOutside;
import dev.millrace.engine.seam.StepOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs a plan: processes with faults one after the other, then one that is left alone and has to
 * get to the end. What must hold is checked at every step, after each process, and at the end.
 */
final class Simulation {
    private static final long NS_PER_MS = 1_000_000;

    /** A process and one that has woken up take turns of at most this length. */
    private static final int LONGEST_TURN_MS = 10_000;

    /** A run whose invariants are broken is not followed for longer than this. */
    private static final long SLICE_MS = 15_000;

    private static final int SLEEPERS_TURNS = 6;

    private final SimulationPlan plan;
    private final Witness witness = new Witness();
    private final OutsideSystem outsideSystem = new OutsideSystem(witness);
    private final SimulatedDisk disk;
    private final CheckpointAudit audit;
    private final Random random;
    private final List<Path> savepoints = new ArrayList<>();
    private Home home = Home.first();

    /** Those that a process has begun in. */
    private final Set<Integer> homes = new HashSet<>();

    private @Nullable SimulatedProcess sleeper;
    private long ageNs;
    private long trace = 17;

    private Simulation(SimulationPlan plan) {
        this.plan = plan;
        this.disk = new SimulatedOutside(plan.seed()).simulatedDisk();
        this.random = new Random(plan.seed() + 5);
        this.audit = new CheckpointAudit(plan, disk, outsideSystem, witness);
    }

    static Outcome run(SimulationPlan plan) {
        Simulation simulation = new Simulation(plan);
        simulation.run();
        return new Outcome(
                plan.seed(),
                simulation.witness.first(),
                simulation.trace,
                simulation.ageNs / NS_PER_MS,
                simulation.witness.counts());
    }

    private void run() {
        Oracle oracle = Oracle.of(plan);
        plan.open().forEach(it -> outsideSystem.await(Program.sink(it), oracle.stream(it)));
        for (int i = 0; i < plan.inputs().size(); i++) {
            outsideSystem.await(Program.trace(i), oracle.stream(i));
        }
        List<Process> processes = plan.processes();
        for (int i = 0; i < processes.size() && witness.first() == null; i++) {
            runOne(processes.get(i), i, i == processes.size() - 1);
            if (plan.mirroredAfter() == i && witness.first() == null) {
                new Mirror(plan, processes.get(i), disk, witness, home).compare(ageNs);
            }
        }
        for (DiskFault fault : DiskFault.values()) {
            if (fault != DiskFault.EROFS) {
                witness.saw(Happening.valueOf("DISK_" + fault), disk.struck(fault));
            }
        }
    }

    private void runOne(Process process, int number, boolean healed) {
        long seed = plan.seed() * 31 + number;
        SimulatedOutside world = new SimulatedOutside(seed, disk, ageNs);
        world.order(process.order());
        Scene scene = new Scene(plan, process, world, outsideSystem, witness, seed, false, home);
        SimulatedProcess running = new SimulatedProcess(scene);
        arrange(process, world, number);
        boolean started = running.start();
        boolean alive = started && liveOn(running, process.lengthMs());
        ageNs = running.ageNs();
        trace = trace * 31 + running.traceHash();
        running.tell();
        if (started && isFreshHome()) {
            countBeginning(process, number);
        }
        end(running, process, alive, healed);
        keep(running, process);
        if (healed) {
            requireEnd(running);
        }
    }

    /** Whether a process is the first to begin from a savepoint. */
    private boolean isFreshHome() {
        return home.begunFrom() != null && homes.add(home.number());
    }

    private void countBeginning(Process process, int number) {
        witness.saw(Happening.BEGAN_FROM_A_SAVEPOINT);
        boolean scaled = plan.processes().get(number - 1).parallelism() != process.parallelism();
        witness.saw(Happening.BEGAN_FROM_A_SAVEPOINT_AT_ANOTHER_PARALLELISM, scaled ? 1 : 0);
    }

    /** Remembers the savepoint of a process that has ended, and has the next one begin from it. */
    private void keep(SimulatedProcess ended, Process process) {
        Optional<Path> taken = ended.savepoint();
        if (taken.isEmpty()) {
            return;
        }
        savepoints.add(taken.get());
        audit.savepoint(taken.get());
        SavepointPlan wanted = process.savepoint();
        if (wanted == null || !wanted.stops()) {
            return;
        }
        witness.saw(Happening.STOPPED_WITH_A_SAVEPOINT);
        if (wanted.then() == SavepointPlan.Then.MOVES) {
            home = home.after(taken.get());
        }
    }

    private void arrange(Process process, SimulatedOutside world, int number) {
        disk.slowness(process.slownessMs() * NS_PER_MS);
        for (DiskFault fault : DiskFault.values()) {
            disk.failOften(fault, process.diskFaults().getOrDefault(fault, 0));
        }
        switch (process.ending()) {
            case BEFORE_A_DISK_OPERATION -> disk.crashBefore(disk.nextOperation() + process.at());
            case AFTER_A_STEP -> world.crashAfter(process.at());
            case AT_A_TIME, SLEEPS -> {}
        }
        boolean scaled =
                number > 0
                        && plan.processes().get(number - 1).parallelism() != process.parallelism();
        witness.saw(Happening.AT_ANOTHER_PARALLELISM, scaled ? 1 : 0);
        witness.saw(Happening.SLOW_DISK, process.slownessMs() > 0 ? 1 : 0);
        witness.saw(Happening.STARVED_ONE, process.order() == StepOrder.STARVE_ONE ? 1 : 0);
        witness.saw(Happening.RAN_LAST_FIRST, process.order() == StepOrder.LAST_FIRST ? 1 : 0);
    }

    /** Lets it live; whether it still does at the end of that time. */
    private boolean liveOn(SimulatedProcess running, long lengthMs) {
        SimulatedProcess woken = sleeper;
        sleeper = null;
        long endNs = running.ageNs() + lengthMs * NS_PER_MS;
        boolean alive = true;
        int turns = 0;
        while (alive && running.ageNs() < endNs && witness.first() == null) {
            SimulatedProcess other = turns++ < SLEEPERS_TURNS ? woken : null;
            long mostMs = other != null ? 1 + random.nextInt(LONGEST_TURN_MS) : SLICE_MS;
            long leftMs = (endNs - running.ageNs() + NS_PER_MS - 1) / NS_PER_MS;
            alive = running.live(Math.min(mostMs, leftMs));
            if (alive && other != null) {
                alive = turn(other, running);
            }
        }
        return alive;
    }

    /** The one that had been asleep runs for a while; whether the other still can. */
    private boolean turn(SimulatedProcess woken, SimulatedProcess running) {
        JobStatus before = woken.status().orElse(JobStatus.FAILED);
        if (before.isTerminal()) {
            return true;
        }
        woken.wakeAt(running.ageNs());
        woken.live(1 + random.nextInt(LONGEST_TURN_MS));
        witness.saw(Happening.SLEEPER_WOKE);
        JobStatus now = woken.status().orElse(JobStatus.FAILED);
        witness.saw(Happening.SLEEPER_WAS_FENCED, now == JobStatus.FAILED ? 1 : 0);
        witness.require(
                now != JobStatus.FINISHED || woken.isAskedToStop(),
                Invariant.I9,
                "a process that was replaced while it slept finished the job");
        running.wakeAt(woken.ageNs());
        trace = trace * 31 + woken.traceHash();
        return !woken.isCrashed();
    }

    private void end(SimulatedProcess running, Process process, boolean alive, boolean healed) {
        disk.slowness(0);
        for (DiskFault fault : DiskFault.values()) {
            disk.failOften(fault, 0);
        }
        boolean finished = running.status().filter(it -> it == JobStatus.FINISHED).isPresent();
        if (finished) {
            boolean stopped = isStopped(running);
            witness.saw(Happening.FINISHED, healed ? 1 : 0);
            witness.saw(Happening.FINISHED_BEFORE_ITS_END, healed || stopped ? 0 : 1);
        }
        if (alive && process.ending() == Process.Ending.SLEEPS) {
            witness.saw(Happening.FELL_ASLEEP);
            sleeper = running;
            disk.loseLocks();
        } else {
            endAll(process.powerLoss());
        }
        if (running.isCrashed()) {
            witness.saw(
                    process.ending() == Process.Ending.AFTER_A_STEP
                            ? Happening.ENDED_AFTER_A_STEP
                            : Happening.ENDED_BEFORE_A_DISK_OPERATION);
        } else if (alive && sleeper == null) {
            witness.saw(Happening.ENDED_AT_A_TIME);
        }
        ageNs += process.downMs() * NS_PER_MS;
        audit.afterProcess(home, isStopped(running));
    }

    /** Whether the job has ended with a savepoint: then all output up to it is committed. */
    private static boolean isStopped(SimulatedProcess ended) {
        return ended.isAskedToStop() && ended.savepoint().isPresent();
    }

    private void endAll(boolean powerLoss) {
        sleeper = null;
        witness.saw(Happening.POWER_LOST, powerLoss ? 1 : 0);
        if (powerLoss) {
            disk.losePower();
        } else {
            disk.kill();
        }
    }

    private void requireEnd(SimulatedProcess running) {
        boolean finished = running.status().filter(it -> it == JobStatus.FINISHED).isPresent();
        witness.require(
                finished,
                Invariant.I13,
                "the job left alone is not at its end: " + running.state());
        if (finished && witness.first() == null) {
            witness.require(
                    running.live() == 0, Invariant.I11, running.live() + " steppables are left");
            witness.require(
                    !running.owesAnAnswer(),
                    Invariant.I13,
                    "the job has ended, and who asked for a savepoint still waits");
            outsideSystem.requireComplete();
            audit.atTheEnd(home, running.completed());
            savepoints.forEach(audit::savepoint);
        }
    }
}
