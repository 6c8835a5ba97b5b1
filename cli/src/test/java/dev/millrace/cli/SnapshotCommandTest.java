// SPDX-License-Identifier: Apache-2.0
package dev.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.api.CheckpointInfo;
import dev.millrace.api.JobHandle;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.connector.FunctionSink;
import dev.millrace.api.connector.GeneratorSource;
import dev.millrace.api.connector.RateLimit;
import dev.millrace.api.time.WatermarkStrategy;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The checkpoints of a job that is over, looked into without a server. */
class SnapshotCommandTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir private Path folder;
    private String checkpoints;
    private String savepoint;

    private record Done(int exitCode, String out, String err) {}

    @BeforeEach
    void runsAJob() throws Exception {
        Path directory = folder.resolve("checkpoints");
        checkpoints = directory.toString();
        savepoint = folder.resolve("savepoint").toString();
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(1).enableCheckpointing(Duration.ofMillis(200), directory);
        env.fromSource(
                        GeneratorSource.endless(n -> n).withRate(RateLimit.perSecond(1_000)),
                        WatermarkStrategy.noWatermarks(),
                        "numbers")
                .keyBy(n -> n % 10)
                .reduce(Long::sum)
                .name("sums")
                .sinkTo(FunctionSink.of(n -> {}));
        JobHandle job = env.executeAsync("numbers");
        await().atMost(PATIENCE).until(() -> complete(job) >= 3);
        job.stopWithSavepoint(Path.of(savepoint)).get(1, TimeUnit.MINUTES);
        assertThat(job.await(PATIENCE)).isTrue();
    }

    private static long complete(JobHandle job) {
        return job.checkpoints().stream()
                .filter(each -> each.outcome() == CheckpointInfo.Outcome.COMPLETE)
                .count();
    }

    @Test
    void listsCheckpointsAndShowsWhatTheyHold() {
        assertThat(run("ls", checkpoints).out()).contains("PERIODIC", "numbers");
        assertThat(run("show", savepoint).out())
                .contains("sums", "KEYED")
                .as("nobody keeps operator lists there")
                .doesNotContain("splitLists");
    }

    @Test
    void tellsTheSameToScriptsAsJson() throws Exception {
        JsonNode listed = Rest.MAPPER.readTree(run("ls", savepoint, "--json").out());
        assertThat(listed.at("/0/purpose").asText()).isEqualTo("SAVEPOINT");
        assertThat(listed.at("/0/bytes").asLong()).isPositive();
        JsonNode key = Rest.MAPPER.readTree(run("get", savepoint, "sums", "7", "--json").out());
        assertThat(key.at("/0/value").asText()).isNotEmpty();
        assertThat(run("verify", savepoint, "--json").out().strip()).isEqualTo("[ ]");
    }

    @Test
    void readsAKeyAndSaysByItsExitCodeThatThereIsNone() {
        assertThat(run("get", savepoint, "sums", "7").out()).contains("VALUE").hasLineCount(2);
        assertThat(run("get", savepoint, "sums", "77").exitCode()).isEqualTo(Millrace.NOT_FOUND);
        assertThat(run("ls", folder.resolve("none").toString()).exitCode())
                .isEqualTo(Millrace.NOT_FOUND);
        Done noOperator = run("get", savepoint, "none", "7");
        assertThat(noOperator.exitCode()).isEqualTo(Millrace.NOT_FOUND);
        assertThat(noOperator.err()).contains("none").hasLineCount(1);
        assertThat(run("show", savepoint, "--checkpoint", "999").exitCode())
                .isEqualTo(Millrace.NOT_FOUND);
    }

    @Test
    void comparesTwoCheckpoints() {
        Done same = run("diff", savepoint);
        assertThat(same.exitCode()).isZero();
        Done changed = run("diff", checkpoints);
        assertThat(changed.exitCode()).isEqualTo(Millrace.FAILED);
        assertThat(changed.out()).contains("BEFORE", "AFTER");
    }

    @Test
    void findsADamagedByte() throws IOException {
        assertThat(run("verify", savepoint).out()).contains("whole");
        Path file = largestFile(Path.of(savepoint));
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        Done damaged = run("verify", savepoint);
        assertThat(damaged.exitCode()).isEqualTo(Millrace.FAILED);
        assertThat(damaged.out()).contains(file.getFileName().toString());
    }

    private static Path largestFile(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> snapshots =
                    files.filter(it -> it.toString().endsWith(".snapshot"))
                            .sorted(
                                    (a, b) ->
                                            Long.compare(b.toFile().length(), a.toFile().length()))
                            .toList();
            return snapshots.get(0);
        }
    }

    private static Done run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] all = new String[args.length + 1];
        all[0] = "snapshot";
        System.arraycopy(args, 0, all, 1, args.length);
        int code = Millrace.run(new PrintWriter(out, true), new PrintWriter(err, true), all);
        return new Done(code, out.toString(), err.toString());
    }
}
