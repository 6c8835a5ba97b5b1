// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.engine.checkpoint.HistorySlot;
import dev.millrace.engine.checkpoint.Manifest;
import dev.millrace.engine.checkpoint.RestoreChoice;
import dev.millrace.engine.checkpoint.RestoreMapping;
import dev.millrace.engine.checkpoint.SnapshotFileName;
import dev.millrace.engine.checkpoint.SnapshotFileRef;
import dev.millrace.engine.seam.DiskFault;
import dev.millrace.engine.seam.SimulatedCrash;
import dev.millrace.engine.seam.SimulatedDisk;
import dev.millrace.engine.snapshot.Change;
import dev.millrace.engine.snapshot.EntryCursor;
import dev.millrace.engine.wire.Serializers;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A job takes checkpoints on a disk that fails now and then, dies at a random operation, and is
 * started again, over and over. Whatever checkpoint it was told to be complete, or a later one, is
 * what it goes on from, with the state it had. A failure names the seed.
 */
class StoreSimulationTest {
    private static final int SEEDS = 300;
    private static final int LIVES = 6;
    private static final int USERS = 40;
    private static final int KEEP = 2;

    private final Map<DiskFault, Integer> struck = new EnumMap<>(DiskFault.class);
    private int crashes;
    private int failures;
    private int restores;

    @Test
    @Tag("slow")
    void whatWasCompleteIsNeverLostAndNeverMixed() {
        for (long seed = 0; seed < SEEDS; seed++) {
            try {
                live(seed);
            } catch (IOException | RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
        assertThat(struck).containsKeys(DiskFault.EIO, DiskFault.ENOSPC, DiskFault.SYNC_LOST);
        assertThat(crashes).isGreaterThan(SEEDS);
        assertThat(failures).isGreaterThan(SEEDS);
        assertThat(restores).isGreaterThan(SEEDS);
    }

    private void live(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        SimulatedDisk disk = new SimulatedDisk(random.split());
        long complete = 0;
        for (int life = 0; life < LIVES; life++) {
            long restored = restore(disk, seed);
            assertThat(restored).isGreaterThanOrEqualTo(complete);
            faults(disk, random);
            disk.crashBefore(disk.operations().size() + random.nextLong(10, 200));
            try {
                complete = run(disk, random, complete, restored);
            } catch (SimulatedCrash e) {
                crashes++;
                complete = Math.max(complete, told);
            }
            calm(disk);
            if (random.nextBoolean()) {
                disk.losePower();
            } else {
                disk.kill();
            }
        }
        assertThat(restore(disk, seed)).isGreaterThanOrEqualTo(complete);
        tidyAfterwards(disk);
        for (DiskFault fault : DiskFault.values()) {
            if (disk.struck(fault) > 0) {
                struck.merge(fault, disk.struck(fault), Integer::sum);
            }
        }
    }

    private long told;

    /** What was only read may still be lost; what was there before a claim lasts once it is put. */
    private long run(SimulatedDisk disk, SplittableRandom random, long complete, long restored)
            throws IOException {
        told = complete;
        Store store = store(disk);
        SampleJob job;
        try {
            job = new SampleJob(store, random.nextLong());
        } catch (IOException e) {
            failures++;
            return complete;
        }
        told = Math.max(complete, restored);
        boolean base = true;
        long epoch = told + 1;
        while (true) {
            try {
                take(job, epoch, base);
                told = epoch;
                base = random.nextInt(4) == 0;
                CheckpointFiles.tidy(store, KEEP, job.history().generation(), epoch);
            } catch (IOException e) {
                failures++;
                base = true;
            }
            epoch++;
        }
    }

    /** At epoch n every user was last seen at the greatest number up to n that ends like theirs. */
    private static void take(SampleJob job, long epoch, boolean base) throws IOException {
        job.take(
                epoch,
                base,
                (subtask, rows, slices, splits) -> {
                    for (int user = 0; user < USERS; user++) {
                        for (String name : SampleJob.users(subtask, user, user)) {
                            if (base || user % 8 == epoch % 8) {
                                SampleJob.count(rows, name, lastSeen(user, epoch));
                            }
                        }
                    }
                    SampleJob.readTo(splits, "file-" + subtask, epoch);
                });
    }

    private static long lastSeen(int user, long epoch) {
        return epoch - Math.floorMod(epoch - user, 8L) + 8;
    }

    private long restore(SimulatedDisk disk, long seed) throws IOException {
        Store store = store(disk);
        RestoreChoice choice =
                RestoreChoice.decide(
                        JobHistory.read(store),
                        "visits",
                        store.location(),
                        manifest -> damage(store, manifest));
        assertThat(choice).isNotInstanceOf(RestoreChoice.Refused.class);
        if (!(choice instanceof RestoreChoice.From from)) {
            return 0;
        }
        restores++;
        assertThat(from.passedOver()).as("seed %d", seed).isEmpty();
        Manifest manifest = from.manifest();
        Map<Object, Object> users = new HashMap<>();
        for (EntryCursor rows : cursors(store, manifest)) {
            while (rows.next()) {
                assertThat(rows.change()).isEqualTo(Change.PUT);
                users.put(rows.key(), rows.value(0));
            }
        }
        assertThat(users).hasSize(USERS);
        for (int user = 0; user < USERS; user++) {
            assertThat(users.get("user-" + user)).isEqualTo(lastSeen(user, manifest.epoch()));
        }
        return manifest.epoch();
    }

    private static List<EntryCursor> cursors(Store store, Manifest manifest) throws IOException {
        return StoredSnapshots.cursors(
                store,
                "by-user",
                RestoreMapping.pieces(SampleJob.operator(manifest, "by-user"), 0, 1),
                StoredSnapshots.ValueDecoders.intoClasses(
                        StoreSimulationTest.class.getClassLoader(), Serializers.none()));
    }

    private static List<String> damage(Store store, Manifest manifest) {
        try {
            return CheckpointFiles.damage(store, manifest);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void faults(SimulatedDisk disk, SplittableRandom random) {
        disk.failOften(DiskFault.EIO, random.nextInt(30));
        disk.failOften(DiskFault.ENOSPC, random.nextInt(30));
        disk.failOften(DiskFault.SYNC_LOST, random.nextInt(60));
    }

    private static void calm(SimulatedDisk disk) {
        for (DiskFault fault : DiskFault.values()) {
            disk.failOften(fault, 0);
        }
    }

    private static void tidyAfterwards(SimulatedDisk disk) throws IOException {
        Store store = store(disk);
        JobHistory last = JobHistory.claim(store, "visits", 0, new SplittableRandom(1), false);
        CheckpointFiles.tidy(store, KEEP, last.generation(), 0);
        List<Manifest> left = JobHistory.read(store).manifests();
        assertThat(left).hasSizeLessThanOrEqualTo(KEEP);
        long referred =
                left.stream()
                        .flatMap(it -> it.files().stream())
                        .map(SnapshotFileRef::name)
                        .distinct()
                        .count();
        assertThat(store.list(SnapshotFileName.prefix())).hasSize((int) referred);
        assertThat(store.unfinished(SnapshotFileName.prefix())).isEmpty();
        assertThat(store.unfinished(HistorySlot.prefix())).isEmpty();
    }

    private static Store store(SimulatedDisk disk) {
        return new LocalStore(
                disk.mount(), "/data/visits", new SplittableRandom(disk.operations().size()));
    }
}
