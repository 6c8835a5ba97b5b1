// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.engine.checkpoint.Manifest;
import dev.millrace.engine.checkpoint.OperatorState;
import dev.millrace.engine.checkpoint.RestoreChoice;
import dev.millrace.engine.checkpoint.RestoreMapping;
import dev.millrace.engine.seam.JdkDisk;
import dev.millrace.engine.snapshot.Change;
import dev.millrace.engine.snapshot.EntryCursor;
import dev.millrace.engine.store.CheckpointFiles;
import dev.millrace.engine.store.JobHistory;
import dev.millrace.engine.store.LocalStore;
import dev.millrace.engine.store.SampleJob;
import dev.millrace.engine.store.Store;
import dev.millrace.engine.store.StoredSnapshots;
import dev.millrace.engine.wire.Serializers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * F65: what each release wrote is restored for ever. The directories in {@code
 * src/test/resources/snapshots} are never changed; a release adds one of its own:
 *
 * <pre>
 * mvn -pl engine -am test -Dtest=GoldenSnapshotTest -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Dtest.jvm.args=-Dmillrace.golden.write=0.1.0
 * </pre>
 */
class GoldenSnapshotTest {
    private static final Path SNAPSHOTS = Path.of("src/test/resources/snapshots");

    static List<Path> releases() throws IOException {
        write(System.getProperty("millrace.golden.write"));
        try (Stream<Path> releases = Files.list(SNAPSHOTS)) {
            return releases.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("releases")
    void F65_isWholeAndRestored(Path release) throws IOException {
        Store store = store(release);
        RestoreChoice choice =
                RestoreChoice.decide(
                        JobHistory.read(store),
                        "visits",
                        release.toString(),
                        manifest -> damage(store, manifest));
        assertThat(choice).isInstanceOf(RestoreChoice.From.class);
        Manifest manifest = ((RestoreChoice.From) choice).manifest();
        assertThat(manifest.epoch()).isEqualTo(2);
        Map<Object, List<Object>> users = new HashMap<>();
        for (int subtask = 0; subtask < 3; subtask++) {
            for (EntryCursor rows : cursors(store, manifest, subtask)) {
                while (rows.next()) {
                    if (rows.change() == Change.DELETE) {
                        users.remove(rows.key());
                    } else {
                        users.put(rows.key(), List.of(rows.value(0), rows.value(1)));
                    }
                }
            }
        }
        assertThat(users).hasSize(19);
        assertThat(users.get("user-3")).containsExactly(4L, new SampleJob.Visit("/page/4", 4_000));
        assertThat(users.get("user-4")).containsExactly(1L, new SampleJob.Visit("/page/1", 1_000));
    }

    @ParameterizedTest
    @MethodSource("releases")
    void F65_isReadWithoutTheJob(Path release) throws IOException {
        SnapshotDirectory directory = SnapshotDirectory.of(release);
        assertThat(directory.verify()).isEmpty();
        assertThat(directory.get(2, "by-user", "user-3").get(0).values())
                .extractingByKey("count")
                .hasToString("4");
        assertThat(directory.get(2, "by-page", "11").get(0).values())
                .extractingByKey("accumulator")
                .hasToString("5");
    }

    private static List<String> damage(Store store, Manifest manifest) {
        try {
            return CheckpointFiles.damage(store, manifest);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<EntryCursor> cursors(Store store, Manifest manifest, int subtask)
            throws IOException {
        OperatorState operator = manifest.operator("by-user").orElseThrow();
        return StoredSnapshots.cursors(
                store,
                "by-user",
                RestoreMapping.pieces(operator, subtask, 3),
                StoredSnapshots.ValueDecoders.intoClasses(
                        GoldenSnapshotTest.class.getClassLoader(), Serializers.none()));
    }

    private static Store store(Path directory) {
        return new LocalStore(
                new JdkDisk(), directory.toAbsolutePath().toString(), new SplittableRandom());
    }

    private static void write(@Nullable String release) throws IOException {
        if (release == null || Files.exists(SNAPSHOTS.resolve(release))) {
            return;
        }
        try (Store store = store(SNAPSHOTS.resolve(release))) {
            SampleJob job = new SampleJob(store, 1);
            job.take(
                    1,
                    true,
                    (subtask, rows, slices, splits) -> {
                        SampleJob.users(subtask, 0, 19).forEach(it -> SampleJob.count(rows, it, 1));
                        if (subtask == SampleJob.subtaskOf(11L)) {
                            SampleJob.inWindow(slices, 60_000, 11, 5);
                        }
                        SampleJob.readTo(splits, "file-" + subtask, 10);
                    });
            job.take(
                    2,
                    false,
                    (subtask, rows, slices, splits) -> {
                        SampleJob.users(subtask, 3, 3).forEach(it -> SampleJob.count(rows, it, 4));
                        SampleJob.users(subtask, 5, 5).forEach(it -> SampleJob.forget(rows, it));
                        SampleJob.readTo(splits, "file-" + subtask, 20);
                    });
        }
        Files.delete(SNAPSHOTS.resolve(release).resolve("lock"));
    }
}
