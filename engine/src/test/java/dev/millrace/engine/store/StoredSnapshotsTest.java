// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.engine.checkpoint.Manifest;
import dev.millrace.engine.checkpoint.RestoreMapping;
import dev.millrace.engine.checkpoint.RestorePiece;
import dev.millrace.engine.key.KeyGroups;
import dev.millrace.engine.seam.SimulatedDisk;
import dev.millrace.engine.snapshot.Change;
import dev.millrace.engine.snapshot.EntryCursor;
import dev.millrace.engine.wire.Serializers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a job wrote comes to the subtasks of the next run, however many there are. */
class StoredSnapshotsTest {
    private final SimulatedDisk disk = new SimulatedDisk(new SplittableRandom(3));
    private final Store store =
            new LocalStore(disk.mount(), "/data/visits", new SplittableRandom(4));

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 128})
    void F62_keyedStateAndSplitsAreConservedAtAnyParallelism(int parallelism) throws IOException {
        Manifest manifest = threeCheckpoints();
        Map<Object, Object> counts = new HashMap<>();
        List<Object> splits = new ArrayList<>();
        for (int subtask = 0; subtask < parallelism; subtask++) {
            for (EntryCursor rows : cursors(manifest, "by-user", subtask, parallelism)) {
                restore(rows, counts, subtask, parallelism);
            }
            for (EntryCursor items : cursors(manifest, "source", subtask, parallelism)) {
                while (items.next()) {
                    splits.add(items.value(0));
                }
            }
        }
        assertThat(counts).hasSize(199).containsEntry("user-7", 70L).containsEntry("user-8", 1L);
        assertThat(counts).doesNotContainKey("user-9");
        assertThat(splits)
                .containsExactlyInAnyOrder(
                        new SampleJob.Position("file-0", 3), new SampleJob.Position("file-1", 3));
    }

    private static void restore(
            EntryCursor rows, Map<Object, Object> counts, int subtask, int parallelism) {
        while (rows.next()) {
            int group = KeyGroups.groupOf(rows.keyHash(), SampleJob.GROUPS);
            assertThat(KeyGroups.subtaskOf(group, SampleJob.GROUPS, parallelism))
                    .isEqualTo(subtask);
            if (rows.change() == Change.DELETE) {
                counts.remove(rows.key());
            } else {
                counts.put(rows.key(), rows.value(0));
            }
        }
    }

    @Test
    void whatOneSubtaskDroppedAnotherStillHasAfterARescale() throws IOException {
        SampleJob job = new SampleJob(store, 1);
        job.take(
                1,
                true,
                (subtask, rows, slices, splits) -> {
                    for (long page = 0; page < 20; page++) {
                        if (SampleJob.subtaskOf(page) == subtask) {
                            SampleJob.inWindow(slices, 60_000, page, page);
                            SampleJob.inWindow(slices, 120_000, page, page);
                        }
                    }
                });
        Manifest manifest =
                job.take(
                        2,
                        false,
                        (subtask, rows, slices, splits) -> {
                            if (subtask == 1) {
                                SampleJob.fired(slices, 60_000);
                                SampleJob.inWindow(slices, 120_000, pageOf(1), 77);
                            }
                        });
        Map<Object, Integer> perWindow = new HashMap<>();
        for (EntryCursor slices : cursors(manifest, "by-page", 0, 1)) {
            while (slices.next()) {
                assertThat(slices.change()).isEqualTo(Change.PUT);
                perWindow.merge(slices.namespace(), 1, Integer::sum);
            }
        }
        long ofFirst = LongStream.range(0, 20).filter(it -> SampleJob.subtaskOf(it) == 0).count();
        assertThat(perWindow.get(60_000L)).isEqualTo((int) ofFirst);
        assertThat(perWindow.get(120_000L)).isEqualTo(21);
    }

    private static long pageOf(int subtask) {
        long page = 0;
        while (SampleJob.subtaskOf(page) != subtask) {
            page++;
        }
        return page;
    }

    @Test
    void F64_valuesThatDoNotFitTheClassesAreToldBeforeAnythingStarts() throws IOException {
        Manifest manifest = threeCheckpoints();
        assertThat(
                        StoredSnapshots.incompatibilities(
                                store,
                                manifest,
                                Set.of("by-user", "source"),
                                getClass().getClassLoader(),
                                Serializers.none()))
                .isEmpty();
        ClassLoader without = ClassLoader.getPlatformClassLoader();
        assertThat(
                        StoredSnapshots.incompatibilities(
                                store, manifest, Set.of("by-user"), without, Serializers.none()))
                .isNotEmpty()
                .anyMatch(reason -> reason.contains("Visit"));
    }

    @Test
    void aSavepointIsCompleteInItself() throws IOException {
        Manifest manifest = threeCheckpoints();
        Store savepoint = new LocalStore(disk.mount(), "/data/savepoint", new SplittableRandom(9));
        Savepoints.copy(store, manifest, savepoint);
        for (String file : disk.files().keySet()) {
            if (file.startsWith("/data/visits/")) {
                disk.plant(file, new byte[0]);
            }
        }
        assertThat(JobHistory.read(savepoint).manifests()).containsExactly(manifest);
        assertThat(CheckpointFiles.damage(savepoint, manifest)).isEmpty();
        assertThatThrownBy(() -> Savepoints.copy(savepoint, manifest, savepoint))
                .hasMessageContaining("/data/savepoint")
                .hasMessageContaining("a directory of its own");
    }

    @Test
    void F19_F20_damagedAndMissingFilesAreNamed() throws IOException {
        Manifest manifest = threeCheckpoints();
        String first = manifest.files().get(0).name();
        String where = disk.rot("/data/visits/" + first);
        assertThat(CheckpointFiles.damage(store, manifest))
                .as(where)
                .singleElement()
                .asString()
                .contains(first)
                .contains("checksum");
        store.delete(List.of(manifest.files().get(1).name()));
        disk.plant("/data/visits/" + manifest.files().get(2).name(), new byte[0]);
        assertThat(CheckpointFiles.damage(store, manifest))
                .hasSize(3)
                .anyMatch(it -> it.contains("is missing"))
                .anyMatch(it -> it.contains("has 0 bytes"));
    }

    /** A base of 200 users, then changes: one user comes often, one is forgotten. */
    private Manifest threeCheckpoints() throws IOException {
        SampleJob job = new SampleJob(store, 1);
        job.take(
                1,
                true,
                (subtask, rows, slices, splits) -> {
                    SampleJob.users(subtask, 0, 199).forEach(it -> SampleJob.count(rows, it, 1));
                    SampleJob.readTo(splits, "file-" + subtask, 1);
                });
        job.take(
                2,
                false,
                (subtask, rows, slices, splits) -> {
                    SampleJob.users(subtask, 7, 7).forEach(it -> SampleJob.count(rows, it, 2));
                    SampleJob.readTo(splits, "file-" + subtask, 2);
                });
        return job.take(
                3,
                false,
                (subtask, rows, slices, splits) -> {
                    SampleJob.users(subtask, 7, 7).forEach(it -> SampleJob.count(rows, it, 70));
                    SampleJob.users(subtask, 9, 9).forEach(it -> SampleJob.forget(rows, it));
                    SampleJob.readTo(splits, "file-" + subtask, 3);
                });
    }

    private List<EntryCursor> cursors(Manifest manifest, String uid, int subtask, int parallelism)
            throws IOException {
        List<RestorePiece> pieces =
                RestoreMapping.pieces(SampleJob.operator(manifest, uid), subtask, parallelism);
        return StoredSnapshots.cursors(
                store,
                uid,
                pieces,
                StoredSnapshots.ValueDecoders.intoClasses(
                        getClass().getClassLoader(), Serializers.none()));
    }
}
