// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof.simulation;

import dev.millrace.engine.seam.SimulatedOutside;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** What functions, sources and sinks of one simulated process see of the world, and tell it. */
final class Scene {
    private static final long NS_PER_MS = 1_000_000;
    private static final long LONGEST_CALL_MS = 300;

    /** Some calls are open for longer than it takes to the next barrier: so many in a thousand. */
    private static final int SLOW_CALLS = 20;

    private static final long LONGEST_SLOW_CALL_MS = 10_000;

    /** Once all input is there: thousands of calls, a few at a time, are to be over by the end. */
    private static final long LONGEST_CALL_AFTER_INPUT_MS = 50;

    private final SimulationPlan plan;
    private final Process process;
    private final SimulatedOutside world;
    private final OutsideSystem outsideSystem;
    private final Witness witness;
    private final RandomGenerator luck;
    private final boolean frozen;
    private final Home home;
    private long lastBarrierMs = Long.MIN_VALUE;
    private final Map<String, Integer> owners = new HashMap<>();

    /**
     * @param frozen whether sources give nothing, so that state stays as it is
     */
    Scene(
            SimulationPlan plan,
            Process process,
            SimulatedOutside world,
            OutsideSystem outsideSystem,
            Witness witness,
            long seed,
            boolean frozen,
            Home home) {
        this.plan = plan;
        this.home = home;
        this.process = process;
        this.world = world;
        this.outsideSystem = outsideSystem;
        this.witness = witness;
        this.luck = new SplittableRandom(seed);
        this.frozen = frozen;
    }

    SimulationPlan plan() {
        return plan;
    }

    Process process() {
        return process;
    }

    SimulatedOutside world() {
        return world;
    }

    OutsideSystem outsideSystem() {
        return outsideSystem;
    }

    Witness witness() {
        return witness;
    }

    /** Where the checkpoints are. */
    Home home() {
        return home;
    }

    boolean isFrozen() {
        return frozen;
    }

    long nowMs() {
        return world.clock().monotonicNs() / NS_PER_MS;
    }

    /** A reader's positions were taken for a checkpoint. */
    void barrierPassed() {
        lastBarrierMs = nowMs();
    }

    /** Up to when what has arrived is handed out by readers that hold it back for so long. */
    long releasedMs(long holdMs) {
        long nowMs = nowMs();
        return nowMs >= Input.DURATION_MS ? nowMs : Math.max(nowMs - holdMs, lastBarrierMs);
    }

    /** Whether something happens that does so many times in a thousand. */
    boolean happens(int perThousand) {
        return perThousand > 0 && luck.nextInt(1000) < perThousand;
    }

    /** Does {@code action} some time later, as an answer from elsewhere comes. */
    void later(Runnable action) {
        boolean slow = happens(SLOW_CALLS);
        long longestMs =
                nowMs() >= Input.DURATION_MS
                        ? LONGEST_CALL_AFTER_INPUT_MS
                        : slow ? LONGEST_SLOW_CALL_MS : LONGEST_CALL_MS;
        world.at(world.clock().monotonicNs() + luck.nextLong(longestMs * NS_PER_MS), action);
    }

    /** A fault for functions to have. */
    void mayFail() {
        if (happens(process.failures())) {
            witness.saw(Happening.FUNCTION_FAILED);
            throw new IllegalStateException("as the plan has it");
        }
    }

    /** Some subtask of an operator has processed something for a key. */
    void sawKey(String operator, String key, int subtask) {
        Integer owner = owners.putIfAbsent(operator + "/" + key, subtask);
        if (owner != null && owner != subtask) {
            witness.violated(
                    Invariant.I8,
                    operator + " has key " + key + " on subtasks " + owner + " and " + subtask);
        }
    }

    /** An operator has seen this watermark, and {@code before} before it. */
    void sawWatermark(String operator, long before, long watermark) {
        witness.require(
                watermark >= before,
                Invariant.I4,
                operator + ": watermark " + watermark + " after " + before);
        boolean ended = nowMs() >= Input.DURATION_MS;
        witness.require(
                watermark <= nowMs() || ended,
                Invariant.I4,
                operator + ": watermark " + watermark + " at " + nowMs() + " ms");
    }
}
