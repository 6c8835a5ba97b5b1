// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.JobHandle;
import dev.millrace.api.JobStatus;
import dev.millrace.api.Options;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.connector.CollectSink;
import dev.millrace.engine.EmbeddedEngine;
import dev.millrace.engine.seam.SimulatedDisk;
import dev.millrace.engine.seam.SimulatedOutside;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * F65: a savepoint that the engine of each release has taken of a whole job is gone on from for
 * ever. The directories in {@code src/test/resources/jobs} are never changed; a release adds one of
 * its own, by the command of {@link GoldenSnapshotTest}.
 */
class GoldenJobTest {
    private static final Path JOBS = Path.of("src/test/resources/jobs");
    private static final Path SAVEPOINT = Path.of("/savepoint");
    private static final Duration LONGEST = Duration.ofMinutes(3);

    static List<Path> releases() throws Exception {
        write(System.getProperty("millrace.golden.write"));
        try (Stream<Path> releases = Files.list(JOBS)) {
            return releases.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("releases")
    void F65_theJobGoesOnFromItsSavepointAtAnyParallelism(Path release) throws Exception {
        for (int parallelism = 1; parallelism <= 3; parallelism++) {
            SimulatedDisk disk = new SimulatedOutside(parallelism).simulatedDisk();
            load(release, disk);
            CollectSink<String> out = new CollectSink<>();
            JobHandle job =
                    start(
                            disk,
                            parallelism,
                            out,
                            env ->
                                    env.restoreFrom(SAVEPOINT)
                                            .set(Options.CHECKPOINT_DIRECTORY, Path.of("/own")));
            assertThat(job.await(LONGEST)).isTrue();
            assertThat(job.failure()).isEmpty();
            assertThat(job.metrics())
                    .filteredOn(metrics -> metrics.uid().equals("remembering"))
                    .as("records that were not in the savepoint")
                    .extracting(metrics -> metrics.recordsIn())
                    .allMatch(records -> records < GoldenJob.RECORDS);
            assertThat(out.records()).containsExactlyInAnyOrderElementsOf(GoldenJob.expected());
        }
    }

    private static void load(Path release, SimulatedDisk disk) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(release)) {
            all.filter(Files::isRegularFile).forEach(files::add);
        }
        for (Path file : files) {
            String place = release.relativize(file).toString().replace('\\', '/');
            disk.plant(SAVEPOINT + "/" + place, Files.readAllBytes(file));
        }
    }

    private static JobHandle start(
            SimulatedDisk disk,
            int parallelism,
            CollectSink<String> out,
            Consumer<StreamExecutionEnvironment> setting) {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(parallelism);
        env.set(Options.WORKERS, 2);
        env.enableCheckpointing(Duration.ofMillis(20), Path.of("/checkpoints"));
        setting.accept(env);
        GoldenJob.build(env, out);
        return EmbeddedEngine.simulated(new SimulatedOutside(parallelism, disk))
                .start(env.graph("golden"));
    }

    private static void write(@Nullable String release) throws Exception {
        if (release == null || Files.exists(JOBS.resolve(release))) {
            return;
        }
        SimulatedDisk disk = new SimulatedOutside(1).simulatedDisk();
        JobHandle job = start(disk, 2, new CollectSink<>(), env -> {});
        assertThat(job.await(Duration.ofMillis(50))).isFalse();
        CompletableFuture<Path> taken = job.stopWithSavepoint(SAVEPOINT);
        assertThat(job.await(LONGEST))
                .as("%s, %s, %s", job.status(), job.checkpoints(), job.metrics())
                .isTrue();
        assertThat(job.status()).isEqualTo(JobStatus.FINISHED);
        assertThat(taken.get()).isEqualTo(SAVEPOINT);
        for (Map.Entry<String, byte[]> file : disk.files().entrySet()) {
            if (file.getKey().startsWith(SAVEPOINT + "/") && !file.getKey().endsWith("/lock")) {
                Path to = JOBS.resolve(release + file.getKey().substring("/savepoint".length()));
                Files.createDirectories(to.getParent());
                Files.write(to, file.getValue());
            }
        }
    }
}
