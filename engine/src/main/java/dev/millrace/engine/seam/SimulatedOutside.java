// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.seam;

import java.time.Duration;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * A world of one thread, virtual time and a seed: the same job and the same seed give the same
 * {@link #traceHash}. Time moves only when nothing else can. Used by one thread, the one that waits
 * for the job.
 */
public final class SimulatedOutside implements Outside {
    /** Virtual time begins at 2001-01-08T00:00Z, a Monday: a day that reads well in failures. */
    public static final long START_WALL_MS = 978_912_000_000L;

    private final long seed;
    private final SimulatedDisk disk;
    private final SimulatedScheduler scheduler;

    /** A world with an empty disk. */
    public SimulatedOutside(long seed) {
        this(seed, new SimulatedDisk(streamOf(seed, "disk")));
    }

    /** A world with what an earlier one has left on {@code disk}. */
    public SimulatedOutside(long seed, SimulatedDisk disk) {
        this(seed, disk, 0);
    }

    /** As the other, in a world that has stood for {@code ageNs} already. */
    public SimulatedOutside(long seed, SimulatedDisk disk, long ageNs) {
        this.seed = seed;
        this.disk = disk;
        scheduler = new SimulatedScheduler(random("scheduler"), disk, ageNs);
    }

    @Override
    public Clock clock() {
        return scheduler;
    }

    @Override
    public Scheduler scheduler() {
        return scheduler;
    }

    @Override
    public BlockingWork blockingWork() {
        return scheduler;
    }

    @Override
    public Disk disk() {
        return disk.mount();
    }

    @Override
    public ClassCopy classCopy() {
        return ClassCopy.OF_ALL;
    }

    /** The disk as the test sees it, to place faults and to look at what is left. */
    public SimulatedDisk simulatedDisk() {
        return disk;
    }

    /** Streams are named so that one more draw somewhere does not shift all the others. */
    @Override
    public RandomGenerator random(String name) {
        return streamOf(seed, name);
    }

    private static RandomGenerator streamOf(long seed, String name) {
        return RandomGeneratorFactory.of("L64X128MixRandom")
                .create(seed * 0x9E3779B97F4A7C15L + name.hashCode());
    }

    /** Does {@code action} once the world is {@code ageNs} old. */
    public void at(long ageNs, Runnable action) {
        scheduler.at(ageNs, action);
    }

    /** Who is stepped next; uniform unless set. */
    public void order(StepOrder order) {
        scheduler.order(order);
    }

    /** The process ends after so many more steps. */
    public void crashAfter(long steps) {
        scheduler.crashAfter(steps);
    }

    /** The process was not scheduled for a while, and finds that time has gone on without it. */
    public void wakeAt(long ageNs) {
        scheduler.wakeAt(ageNs);
    }

    /** Somebody sets the wall clock, by so much forward or, if negative, back. */
    public void shiftWallClock(Duration by) {
        scheduler.shiftWall(by.toMillis());
    }

    /** How many steppables are not done. */
    public int live() {
        return scheduler.live();
    }

    /** How many steps were made so far. */
    public long steps() {
        return scheduler.steps();
    }

    /** A hash over every step so far: who was stepped, when, and how much it did. */
    public long traceHash() {
        return scheduler.traceHash();
    }
}
