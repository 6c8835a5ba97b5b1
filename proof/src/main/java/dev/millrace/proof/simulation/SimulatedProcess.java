// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof.simulation;

import dev.millrace.api.CheckpointInfo;
import dev.millrace.api.JobHandle;
import dev.millrace.api.JobStatus;
import dev.millrace.engine.EmbeddedEngine;
import dev.millrace.engine.seam.SimulatedCrash;
import dev.millrace.engine.seam.SimulatedOutside;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One process of a plan's job while it runs. For one thread. */
final class SimulatedProcess {
    private static final long NS_PER_MS = 1_000_000;

    private final Scene scene;
    private final SimulatedOutside world;
    private @Nullable JobHandle job;
    private @Nullable Throwable startFailure;
    private boolean crashed;
    private @Nullable CompletableFuture<Path> asked;

    SimulatedProcess(Scene scene) {
        this.scene = scene;
        this.world = scene.world();
    }

    /** Starts the job; whether it could be started. */
    boolean start() {
        wakeForInput();
        try {
            job = EmbeddedEngine.simulated(world).start(Program.of(scene).graph("simulated"));
            scene.witness().saw(Happening.PROCESS_STARTED);
            askForSavepoint();
            return true;
        } catch (SimulatedCrash e) {
            crashed = true;
        } catch (IllegalStateException e) {
            startFailure = e;
            scene.witness().saw(Happening.COULD_NOT_START);
        }
        return false;
    }

    private void askForSavepoint() {
        SavepointPlan wanted = scene.process().savepoint();
        if (wanted != null) {
            world.at(ageNs() + wanted.afterMs() * NS_PER_MS, () -> ask(wanted));
        }
    }

    private void ask(SavepointPlan wanted) {
        JobHandle running = job;
        if (running == null || running.status().isTerminal()) {
            return;
        }
        Path directory = Path.of("/savepoints/" + ageNs());
        asked =
                wanted.stops()
                        ? running.stopWithSavepoint(directory)
                        : running.triggerSavepoint(directory);
    }

    /** Whether a savepoint was asked for with which the job is to end. */
    boolean isAskedToStop() {
        SavepointPlan wanted = scene.process().savepoint();
        return asked != null && wanted != null && wanted.stops();
    }

    /** The savepoint that it was asked for and has taken. */
    Optional<Path> savepoint() {
        CompletableFuture<Path> future = asked;
        return future == null || !future.isDone() || future.isCompletedExceptionally()
                ? Optional.empty()
                : Optional.of(future.join());
    }

    /** Whether somebody still waits to hear of a savepoint. */
    boolean owesAnAnswer() {
        CompletableFuture<Path> future = asked;
        return future != null && !future.isDone();
    }

    /** Readers are asked when anything happens, so something has to happen when input comes. */
    private void wakeForInput() {
        TreeSet<Long> arrivals = new TreeSet<>();
        for (Input input : scene.plan().inputs()) {
            for (int i = 0; i < input.records(); i += input.burst()) {
                arrivals.add(input.arrivalMs(i));
                arrivals.add(input.arrivalMs(i) + input.holdMs());
            }
        }
        arrivals.add(Input.DURATION_MS);
        arrivals.tailSet(scene.nowMs()).forEach(ms -> world.at(ms * NS_PER_MS, () -> {}));
    }

    /** Lives for so long; whether it still does. */
    boolean live(long ms) {
        JobHandle running = job;
        if (running == null || crashed || running.status().isTerminal()) {
            return false;
        }
        try {
            return !running.await(Duration.ofMillis(ms));
        } catch (SimulatedCrash e) {
            crashed = true;
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("A simulation was interrupted", e);
        }
    }

    long ageNs() {
        return world.clock().monotonicNs();
    }

    void wakeAt(long ageNs) {
        world.wakeAt(ageNs);
    }

    boolean isCrashed() {
        return crashed;
    }

    Optional<JobStatus> status() {
        return Optional.ofNullable(job).map(JobHandle::status);
    }

    /** What it says of itself, for a message. */
    String state() {
        JobHandle running = job;
        if (running == null) {
            return "could not start: " + startFailure;
        }
        return running.status()
                + ", failure "
                + running.failure().orElse(null)
                + ", restarts "
                + running.restarts()
                + ", checkpoints "
                + running.checkpoints().stream()
                        .skip(Math.max(0, running.checkpoints().size() - 3L))
                        .toList();
    }

    /** Counts what became of its checkpoints and runs. */
    void tell() {
        JobHandle running = job;
        if (running == null) {
            return;
        }
        Witness witness = scene.witness();
        witness.saw(Happening.STARTED_AGAIN_IN_ONE_PROCESS, running.restarts());
        CompletableFuture<Path> future = asked;
        if (future != null && future.isDone()) {
            witness.saw(
                    future.isCompletedExceptionally()
                            ? Happening.SAVEPOINT_REFUSED
                            : Happening.SAVEPOINT_TAKEN);
        }
        for (CheckpointInfo checkpoint : running.checkpoints()) {
            switch (checkpoint.outcome()) {
                case COMPLETE -> witness.saw(Happening.CHECKPOINT_COMPLETE);
                case FAILED -> witness.saw(Happening.CHECKPOINT_GIVEN_UP);
                case UNDER_WAY -> {}
            }
        }
    }

    /** Checkpoints that it has completed, as far as it remembers. */
    long completed() {
        JobHandle running = job;
        return running == null
                ? 0
                : running.checkpoints().stream()
                        .filter(it -> it.outcome() == CheckpointInfo.Outcome.COMPLETE)
                        .count();
    }

    int live() {
        return world.live();
    }

    long traceHash() {
        return world.traceHash();
    }
}
