// SPDX-License-Identifier: Apache-2.0
package dev.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.api.JobHandle;
import dev.millrace.api.JobStatus;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.connector.FunctionSink;
import dev.millrace.api.connector.GeneratorSource;
import dev.millrace.api.connector.RateLimit;
import dev.millrace.api.function.Aggregates;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.window.TumblingEventTimeWindows;
import dev.millrace.server.MillraceServer;
import dev.millrace.server.ServerSettings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as people and scripts use it, on a job that runs behind a server. */
class MillraceTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir private Path folder;
    private MillraceServer server;
    private JobHandle job;

    private record Done(int exitCode, String out, String err) {}

    @BeforeEach
    void startsAJob() throws Exception {
        server = MillraceServer.start(ServerSettings.loopback(0, folder));
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(1);
        env.fromSource(
                        GeneratorSource.endless(n -> n).withRate(RateLimit.perSecond(1_000)),
                        WatermarkStrategy.<Long>forMonotonousTimestamps()
                                .withTimestampAssigner((n, t) -> n),
                        "numbers")
                .keyBy(n -> n % 10)
                .window(TumblingEventTimeWindows.of(Duration.ofDays(1)))
                .aggregate(Aggregates.count())
                .name("counts")
                .sinkTo(FunctionSink.of(n -> {}));
        job = env.executeAsync("num\u001b[31mbers");
        server.show(job);
        await().atMost(PATIENCE)
                .until(
                        () ->
                                millrace("state", "keys", "counts", "window-contents").exitCode()
                                                == 0
                                        && millrace(
                                                                "state",
                                                                "get",
                                                                "counts",
                                                                "window-contents",
                                                                "7")
                                                        .exitCode()
                                                == 0);
    }

    @AfterEach
    void stops() throws Exception {
        job.cancel();
        job.await(PATIENCE);
        server.close();
    }

    @Test
    void listsJobsWithoutObeyingTheirNames() {
        Done done = millrace("list");
        assertThat(done.exitCode()).isZero();
        assertThat(done.out()).contains("RUNNING", "num\\u001b[31mbers").doesNotContain("\u001b");
    }

    @Test
    void showsOperatorsPlanStateAndLateRecords() {
        assertThat(millrace("show").out()).contains("counts", "WATERMARK");
        assertThat(millrace("explain").out()).contains("numbers").contains("by-key");
        assertThat(millrace("state", "ls").out()).contains("window-contents", "AGGREGATING");
        assertThat(millrace("state", "keys", "counts", "window-contents").out()).contains("KEY");
        assertThat(millrace("late").out()).contains("counts", "99 % LACK", "accepted", "dropped");
    }

    @Test
    void tellsWhyNothingComesOut() {
        assertThat(millrace("why", "counts").out())
                .contains("WAITING", "fires when event time reaches 1970-01-01T23:59:59.999Z")
                .contains("of source 'numbers'");
    }

    @Test
    void printsTheAnswerForScripts() throws Exception {
        JsonNode value =
                Rest.MAPPER.readTree(
                        millrace("state", "get", "counts", "window-contents", "7", "--json").out());
        assertThat(value.at("/entries/0/value").asLong()).isPositive();
    }

    @Test
    void readsSeveralKeysAtOnceAndNamesThoseThatHaveNothing() throws Exception {
        await().atMost(PATIENCE).until(() -> get("3").exitCode() == 0);
        Done known = get("7", "3");
        assertThat(known.exitCode()).as(known.err()).isZero();
        assertThat(known.out()).startsWith("KEY  SUBTASK  WINDOW");
        assertThat(known.out().lines().skip(1)).hasSize(2).first().asString().startsWith("7 ");

        Done some = get("11", "7", "12", "--json");
        assertThat(some.exitCode()).isEqualTo(Millrace.NOT_FOUND);
        assertThat(some.err())
                .contains(
                        "Key '11' has nothing in state 'window-contents' now; Key '12' has nothing")
                .hasLineCount(1);
        JsonNode values = Rest.MAPPER.readTree(some.out()).get("values");
        assertThat(values.findValuesAsText("asked")).containsExactly("11", "7", "12");
        assertThat(values.at("/0/entries")).isEmpty();
        assertThat(values.at("/1/entries/0/value").asLong()).isPositive();
    }

    @Test
    void showsTheKeysThatCanBeReadAndSaysWhyOthersCannot() {
        Done done = get("seven", "7", "12");
        assertThat(done.exitCode()).isEqualTo(Millrace.NOT_FOUND);
        assertThat(done.out().lines().skip(1)).singleElement().asString().startsWith("7 ");
        assertThat(done.err())
                .contains("'seven' is no key here: keys are java.lang.Long; Key '12' has nothing");
    }

    @Test
    void readsMoreKeysThanOneRequestMayAskFor() throws Exception {
        String[] keys = new String[205];
        Arrays.fill(keys, "7");
        Done done = get(keys);
        assertThat(done.exitCode()).as(done.err()).isZero();
        assertThat(done.out().lines().skip(1)).hasSize(keys.length);
    }

    private Done get(String... keys) {
        List<String> all = new ArrayList<>(List.of("state", "get", "counts", "window-contents"));
        all.addAll(List.of(keys));
        return millrace(all.toArray(String[]::new));
    }

    @Test
    void saysByItsExitCodeWhatWasWrong() {
        assertThat(millrace("show", "--job", "none").exitCode()).isEqualTo(Millrace.NOT_FOUND);
        assertThat(millrace("state", "get", "counts", "window-contents", "11").exitCode())
                .isEqualTo(Millrace.NOT_FOUND);
        Done noKey = millrace("state", "get", "counts", "window-contents");
        assertThat(noKey.exitCode()).isEqualTo(Millrace.USAGE);
        assertThat(noKey.err()).contains("say which key").hasLineCount(1);
        String token = folder.resolve("operator.token").toString();
        Done unreachable = run("list", "--server", "http://127.0.0.1:1", "--token-file", token);
        assertThat(unreachable.exitCode()).isEqualTo(Millrace.UNREACHABLE);
        assertThat(unreachable.err()).contains("--serve").hasLineCount(1);
        Done noToken = run("list", "--token-file", folder.resolve("none").toString());
        assertThat(noToken.exitCode()).isEqualTo(Millrace.NOT_ALLOWED);
    }

    @Test
    void tellsATokenOfAnotherServerByItsFile() throws Exception {
        Path other = Files.writeString(folder.resolve("other.token"), "of another server");
        Done done =
                run(
                        "list",
                        "--server",
                        server.address().toString(),
                        "--token-file",
                        other.toString());
        assertThat(done.exitCode()).isEqualTo(Millrace.NOT_ALLOWED);
        assertThat(done.err()).contains("other.token", "--token-file").hasLineCount(1);
    }

    @Test
    void namesAnOperatorThatWasMeant() {
        Done done = millrace("state", "keys", "conuts", "window-contents");
        assertThat(done.exitCode()).isEqualTo(Millrace.NOT_FOUND);
        assertThat(done.err()).contains("did you mean 'counts'?", "there are ").hasLineCount(1);
    }

    @Test
    void readsTheOnlyJobAlsoWhenItHasEnded() throws Exception {
        job.cancel();
        assertThat(job.await(PATIENCE)).isTrue();
        assertThat(millrace("show").out()).contains("CANCELLED");
        assertThat(millrace("savepoint").err()).contains("No job runs").hasLineCount(1);
    }

    @Test
    void cancelsAJob() throws Exception {
        assertThat(millrace("cancel").exitCode()).isZero();
        assertThat(job.await(PATIENCE)).isTrue();
        assertThat(job.status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(millrace("cancel").err()).contains("No job runs");
    }

    @Test
    void stopsAJobSoThatItsWindowsFire() throws Exception {
        assertThat(millrace("stop").exitCode()).isZero();
        assertThat(job.await(PATIENCE)).isTrue();
        assertThat(job.status()).isEqualTo(JobStatus.FINISHED);
    }

    @Test
    void printsACompletionScript() {
        assertThat(run("generate-completion").out()).contains("complete", "checkpoints");
    }

    private Done millrace(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.add("--server");
        all.add(server.address().toString());
        all.add("--token-file");
        all.add(folder.resolve("operator.token").toString());
        return run(all.toArray(String[]::new));
    }

    private static Done run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Millrace.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
        return new Done(code, out.toString(), err.toString());
    }
}
