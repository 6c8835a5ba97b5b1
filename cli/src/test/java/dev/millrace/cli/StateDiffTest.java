// SPDX-License-Identifier: Apache-2.0
package dev.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.api.CheckpointInfo;
import dev.millrace.api.JobHandle;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.connector.FunctionSink;
import dev.millrace.api.connector.GeneratorSource;
import dev.millrace.api.connector.RateLimit;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.engine.inspection.SnapshotDirectory;
import dev.millrace.server.MillraceServer;
import dev.millrace.server.ServerSettings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The past and the present of a key, from a terminal. */
class StateDiffTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir private Path folder;
    @TempDir private Path checkpoints;
    private MillraceServer server;
    private JobHandle job;

    private record Done(int exitCode, String out, String err) {}

    @BeforeEach
    void startsAJob() throws Exception {
        server = MillraceServer.start(ServerSettings.loopback(0, folder));
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(1).enableCheckpointing(Duration.ofMillis(300), checkpoints);
        env.fromSource(
                        GeneratorSource.endless(n -> n).withRate(RateLimit.perSecond(1_000)),
                        WatermarkStrategy.<Long>noWatermarks(),
                        "numbers")
                .keyBy(n -> n % 10)
                .reduce(Long::sum)
                .name("sums")
                .sinkTo(FunctionSink.of(n -> {}));
        job = env.executeAsync("numbers");
        server.show(job);
        await().atMost(PATIENCE)
                .until(
                        () ->
                                job.checkpoints().stream()
                                                .filter(
                                                        each ->
                                                                each.outcome()
                                                                        == CheckpointInfo.Outcome
                                                                                .COMPLETE)
                                                .count()
                                        > 2);
    }

    @AfterEach
    void stops() throws Exception {
        job.cancel();
        job.await(PATIENCE);
        server.close();
    }

    @Test
    void comparesACheckpointWithNowAndWithItself() throws Exception {
        String state = millrace("state", "ls").out().lines().skip(1).findFirst().orElseThrow();
        String name = state.split(" {2,}")[1];
        job.cancel();
        assertThat(job.await(PATIENCE)).isTrue();
        List<Long> all = epochs();
        String first = Long.toString(all.get(0));
        String last = Long.toString(all.get(all.size() - 1));
        String id = Long.toString(7);
        Done changed = diff(name, id, "--checkpoint", first, "--with", last);
        assertThat(changed.exitCode()).as(changed.err()).isZero();
        assertThat(changed.out()).contains("CHECKPOINT " + first, "CHECKPOINT " + last);
        assertThat(diff(name, id, "--checkpoint", last).out()).contains("Nothing is different");
        assertThat(diff(name, "77", "--checkpoint", last).exitCode()).isEqualTo(Millrace.NOT_FOUND);
        assertThat(diff(name, id, "--checkpoint", "999999").err()).contains("is not retained");
    }

    @Test
    void readsSeveralKeysOfACheckpointAndOfAJobThatHasEnded() throws Exception {
        String state = millrace("state", "ls").out().lines().skip(1).findFirst().orElseThrow();
        String name = state.split(" {2,}")[1];
        job.cancel();
        assertThat(job.await(PATIENCE)).isTrue();
        Done ended = get(name, "77", "7", "3");
        assertThat(ended.exitCode()).isEqualTo(Millrace.NOT_FOUND);
        List<Long> all = epochs();
        String last = Long.toString(all.get(all.size() - 1));
        assertThat(ended.err())
                .contains("Key '77' has nothing in state '" + name + "' in checkpoint " + last);
        assertThat(ended.out().lines().skip(1)).hasSize(2);

        Done past = get(name, "77", "7", "3", "--checkpoint", last);
        assertThat(past.exitCode()).isEqualTo(Millrace.NOT_FOUND);
        assertThat(past.err()).contains("Key '77' has nothing", "in checkpoint " + last);
        assertThat(past.out()).isEqualTo(ended.out());
        assertThat(get(name, "7", "3", "--checkpoint", "999999").err()).contains("not retained");
    }

    @Test
    void takesASavepointAndWaitsUntilItIsThere() {
        Done taken = millrace("savepoint", "--name", "before-upgrade");
        assertThat(taken.exitCode()).as(taken.err()).isZero();
        assertThat(taken.out())
                .matches("Savepoint before-upgrade is taken: checkpoint \\d+, .+B in .+s\\R");
        Done again = millrace("savepoint", "--name", "before-upgrade");
        assertThat(again.exitCode()).isEqualTo(Millrace.FAILED);
        assertThat(again.err()).contains("already").hasLineCount(1);
    }

    @Test
    void stopsAJobWhereItsSavepointHasIt() throws Exception {
        Done stopped = millrace("stop", "--savepoint", "last");
        assertThat(stopped.exitCode()).as(stopped.err()).isZero();
        assertThat(job.await(PATIENCE)).isTrue();
        assertThat(SnapshotDirectory.of(checkpoints.resolve("savepoints/last")).verify()).isEmpty();
    }

    private List<Long> epochs() throws Exception {
        return SnapshotDirectory.of(checkpoints).list().stream().map(each -> each.epoch()).toList();
    }

    private Done get(String state, String... more) {
        List<String> all = new ArrayList<>(List.of("state", "get", "sums", state));
        all.addAll(List.of(more));
        all.addAll(List.of("--job", "numbers"));
        return millrace(all.toArray(String[]::new));
    }

    private Done diff(String state, String... more) {
        List<String> all = new ArrayList<>(List.of("state", "diff", "sums", state));
        all.addAll(List.of(more));
        all.addAll(List.of("--job", "numbers"));
        return millrace(all.toArray(String[]::new));
    }

    private Done millrace(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--server", server.address().toString()));
        all.addAll(List.of("--token-file", folder.resolve("operator.token").toString()));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code =
                Millrace.run(
                        new PrintWriter(out, true),
                        new PrintWriter(err, true),
                        all.toArray(String[]::new));
        return new Done(code, out.toString(), err.toString());
    }
}
