// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.Options;
import dev.millrace.engine.checkpoint.HistorySlot;
import dev.millrace.engine.checkpoint.Manifest;
import dev.millrace.engine.seam.SimulatedDisk;
import dev.millrace.engine.seam.SimulatedOutside;
import dev.millrace.engine.store.JobHistory;
import dev.millrace.engine.store.LocalStore;
import dev.millrace.engine.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Old checkpoints are removed beside the job, and all of them before it has ended. */
class RetainedCheckpointsTest {
    private static final Path SAVEPOINT = Path.of("/savepoint");
    private static final int SEEDS = 10;

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void whoeverWaitsForTheEndFindsAsManyAsAreRetained(int retained) throws IOException {
        for (int seed = 1; seed <= SEEDS; seed++) {
            SimulatedDisk disk = CountedJob.newDisk(seed);
            job(disk, retained).process(seed).runsToItsEnd();
            assertThat(checkpoints(disk, seed)).as("with seed " + seed).hasSize(retained);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void soDoesWhoeverHasStoppedItWithASavepoint(int retained) throws IOException {
        for (int seed = 1; seed <= SEEDS; seed++) {
            SimulatedDisk disk = CountedJob.newDisk(seed);
            CountedJob.Life life = job(disk, retained).process(seed).start();
            CompletableFuture<CompletableFuture<Path>> stopped = new CompletableFuture<>();
            life.at(
                    Duration.ofMillis(550),
                    () -> stopped.complete(life.job().stopWithSavepoint(SAVEPOINT)));
            assertThat(life.live(Duration.ofMinutes(1))).isFalse();
            assertThat(stopped.join()).isCompletedWithValue(SAVEPOINT);
            assertThat(checkpoints(disk, seed)).as("with seed " + seed).hasSize(retained);
        }
    }

    private static CountedJob job(SimulatedDisk disk, int retained) {
        return new CountedJob(disk).with(env -> env.set(Options.CHECKPOINTS_RETAINED, retained));
    }

    private static List<Long> checkpoints(SimulatedDisk disk, int seed) throws IOException {
        try (Store store =
                new LocalStore(
                        new SimulatedOutside(seed, disk).disk(),
                        "/checkpoints",
                        new Random(seed))) {
            return JobHistory.read(store).slots().stream()
                    .map(HistorySlot::entry)
                    .filter(Manifest.class::isInstance)
                    .map(entry -> ((Manifest) entry).epoch())
                    .toList();
        }
    }
}
