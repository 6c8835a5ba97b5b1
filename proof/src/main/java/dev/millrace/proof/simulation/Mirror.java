// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof.simulation;

import dev.millrace.api.JobHandle;
import dev.millrace.engine.EmbeddedEngine;
import dev.millrace.engine.checkpoint.Manifest;
import dev.millrace.engine.inspection.SnapshotDirectory;
import dev.millrace.engine.inspection.StateDifference;
import dev.millrace.engine.inspection.StoredEntry;
import dev.millrace.engine.seam.SimulatedDisk;
import dev.millrace.engine.seam.SimulatedOutside;
import dev.millrace.engine.store.JobHistory;
import dev.millrace.engine.store.LocalStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Restores the newest checkpoint into a fresh process on a copy of the disk, lets it read nothing,
 * takes a savepoint, and compares the two.
 */
final class Mirror {
    private static final String SAVEPOINT = "/mirror";
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int MOST_WAITS = 120;

    /** Open calls are answered, and so are no state that stays as it is. */
    private static final Set<Operation> MOVING =
            Set.of(Operation.ASYNC_ORDERED, Operation.ASYNC_UNORDERED);

    private final SimulationPlan plan;
    private final Process process;
    private final SimulatedDisk disk;
    private final Witness witness;
    private final Home home;

    Mirror(SimulationPlan plan, Process process, SimulatedDisk disk, Witness witness, Home home) {
        this.home = home;
        this.plan = plan;
        this.process = process;
        this.disk = disk;
        this.witness = witness;
    }

    void compare(long ageNs) {
        if (plan.steps().stream().anyMatch(it -> MOVING.contains(it.operation()))) {
            return;
        }
        SimulatedDisk copy = new SimulatedDisk(new SplittableRandom(plan.seed()));
        disk.files().forEach(copy::plant);
        try {
            List<Manifest> manifests =
                    JobHistory.read(
                                    new LocalStore(
                                            copy.mount(),
                                            home.directory(),
                                            new SplittableRandom(1)))
                            .manifests();
            if (!manifests.isEmpty() && !manifests.get(0).complete()) {
                compare(copy, manifests.get(0).epoch(), ageNs);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void compare(SimulatedDisk copy, long epoch, long ageNs) throws IOException {
        SimulatedOutside world = new SimulatedOutside(plan.seed(), copy, ageNs);
        Process calm = Process.healed(process.parallelism(), process.order(), 0);
        Scene scene =
                new Scene(plan, calm, world, unseen(), new Witness(), plan.seed(), true, home);
        JobHandle job = EmbeddedEngine.simulated(world).start(Program.of(scene).graph("simulated"));
        CompletableFuture<Path> savepoint = job.triggerSavepoint(Path.of(SAVEPOINT));
        waitFor(job, savepoint);
        if (!savepoint.isDone() || savepoint.isCompletedExceptionally()) {
            witness.violated(
                    Invariant.I13, "no savepoint of a restored job: " + job.status() + savepoint);
            return;
        }
        witness.saw(Happening.MIRRORED);
        SnapshotDirectory before = new SnapshotDirectory(copy.mount(), home.directory());
        SnapshotDirectory after = new SnapshotDirectory(copy.mount(), SAVEPOINT);
        List<StateDifference> differences = new ArrayList<>();
        before.diff(epoch, after, after.newest(), differences::add);
        differences.removeIf(it -> (!isState(it.before()) && !isState(it.after())) || isOrder(it));
        witness.require(
                differences.isEmpty(),
                Invariant.I7,
                "checkpoint " + epoch + ", restored and taken again: " + differences);
    }

    /** What belongs to a subtask, and not to a key, depends on who takes it. */
    private static boolean isState(@Nullable StoredEntry entry) {
        return entry != null && entry.key() != null && !entry.part().equals("watermark");
    }

    /** At another parallelism timers of several subtasks come into one order. */
    private static boolean isOrder(StateDifference difference) {
        StoredEntry before = difference.before();
        return before != null && difference.after() != null && before.part().endsWith("Timers");
    }

    private static void waitFor(JobHandle job, CompletableFuture<Path> savepoint) {
        try {
            for (int i = 0; i < MOST_WAITS && !savepoint.isDone(); i++) {
                if (job.await(PATIENCE)) {
                    break;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("A simulation was interrupted", e);
        }
    }

    /** An outside system of its own, so that nothing of this is seen. */
    private OutsideSystem unseen() {
        OutsideSystem unseen = new OutsideSystem(new Witness());
        plan.open().forEach(it -> unseen.await(Program.sink(it), List.of()));
        for (int i = 0; i < plan.inputs().size(); i++) {
            unseen.await(Program.trace(i), List.of());
        }
        return unseen;
    }
}
