// SPDX-License-Identifier: Apache-2.0
package dev.millrace.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.api.JobHandle;
import dev.millrace.api.JobStatus;
import dev.millrace.engine.inspection.SnapshotDirectory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints and savepoints of a job that takes some, asked for over HTTP. */
class CheckpointTest {
    private static final String JOB = "/api/v1/jobs/{job}";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir private Path folder;
    @TempDir private Path checkpoints;
    private Described described;
    private MillraceServer server;
    private Client operator;
    private JobHandle handle;
    private String job;

    @BeforeEach
    void startsJobAndServer() throws Exception {
        described = Described.byTheServer();
        server = MillraceServer.start(ServerSettings.loopback(0, folder));
        operator = Client.withToken(server.address(), folder, Tokens.OPERATOR_FILE);
        handle = Sensors.start("sensors", checkpoints);
        server.show(handle);
        job = "/api/v1/jobs/" + operator.get("/api/v1/jobs").json().at("/jobs/0/id").asText();
        await().atMost(PATIENCE).until(() -> handle.status() == JobStatus.RUNNING);
    }

    @AfterEach
    void stops() throws Exception {
        handle.cancel();
        assertThat(handle.await(PATIENCE)).isTrue();
        server.close();
    }

    @Test
    void listsCheckpointsAndSaysWhatTheNewestHolds() throws Exception {
        await().atMost(PATIENCE)
                .until(
                        () -> {
                            assertThat(handle.failure()).isEmpty();
                            return list().at("/counts/completed").asLong() > 0;
                        });
        assertThat(operator.get("/metrics").body())
                .containsPattern("flink_jobmanager_job_numberOfCompletedCheckpoints\\{.*} [1-9]")
                .containsPattern("flink_jobmanager_job_numberOfFailedCheckpoints\\{.*} 0");
        JsonNode newest = take("newest");
        JsonNode shown = ofHistory(newest.get("checkpoint").asLong());
        assertThat(shown.get("kind").asText()).isEqualTo("SAVEPOINT");
        assertThat(shown.get("name").asText()).isEqualTo("newest");
        assertThat(shown.get("retained").asBoolean()).isTrue();
        Client.Answer answer =
                operator.get(job + "/checkpoints/details/" + shown.get("id").asText());
        described.check("GET", JOB + "/checkpoints/details/{checkpoint}", answer);
        assertThat(answer.json().findValuesAsText("name")).contains("remember");
        assertThat(answer.body()).contains("profile", "latest", "by-parity");
    }

    @Test
    void aCheckpointThatIsNotKnownIsAProblemWithAReason() throws Exception {
        Client.Answer answer = operator.get(job + "/checkpoints/details/999999");
        described.check("GET", JOB + "/checkpoints/details/{checkpoint}", answer);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(operator.get(job + "/checkpoints/details/x").status()).isEqualTo(400);
    }

    @Test
    void aSavepointLiesUnderTheJobsDirectoryAndItsNameIsTaken() throws Exception {
        long epoch = take("before-upgrade").get("checkpoint").asLong();
        SnapshotDirectory directory =
                SnapshotDirectory.of(checkpoints.resolve("savepoints").resolve("before-upgrade"));
        assertThat(directory.newest()).isEqualTo(epoch);
        assertThat(directory.verify()).isEmpty();
        Client.Answer again = savepoint("{\"name\":\"before-upgrade\"}");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body()).contains("before-upgrade");
        Client.Answer next = savepoint("");
        assertThat(next.status()).isEqualTo(202);
        assertThat(next.json().get("lastCheckpointBytes").asLong()).isPositive();
        Client.Answer told = operator.get(job + "/savepoints/before-upgrade");
        described.check("GET", JOB + "/savepoints/{savepoint}", told);
        assertThat(told.json().get("bytes").asLong()).isPositive();
        assertThat(told.json().get("elapsedMs").isIntegralNumber()).isTrue();
        assertThat(told.json().get("status").asText()).isEqualTo("COMPLETED");
        assertThat(told.json().get("checkpoint").asLong()).isEqualTo(epoch);
        assertThat(operator.get(job + "/savepoints/none").status()).isEqualTo(404);
        assertThat(handle.status()).isEqualTo(JobStatus.RUNNING);
    }

    @Test
    void aJobStopsWithASavepoint() throws Exception {
        Client.Answer answer = operator.send("POST", job + "/stop", "{\"savepoint\":\"last\"}");
        described.check("POST", JOB + "/stop", answer);
        assertThat(answer.status()).isEqualTo(202);
        assertThat(handle.await(PATIENCE)).isTrue();
        assertThat(SnapshotDirectory.of(checkpoints.resolve("savepoints/last")).verify()).isEmpty();
    }

    @Test
    void pastStateHasTheJsonOfPresentState() throws Exception {
        long epoch = take("then").get("checkpoint").asLong();
        JsonNode listed = state("", "?checkpoint=" + epoch);
        assertThat(listed.get("checkpoint").asLong()).isEqualTo(epoch);
        assertThat(listed.findValuesAsText("name"))
                .contains("profile", "latest", "by-parity", "eventTimers");
        for (String name : List.of("profile", "latest", "by-parity")) {
            JsonNode now = state("/" + name, "?key=s-1");
            JsonNode then = state("/" + name, "?key=s-1&checkpoint=" + epoch);
            assertThat(then.get("kind")).isEqualTo(now.get("kind"));
            assertThat(then.get("scope")).isEqualTo(now.get("scope"));
            assertThat(then.get("key")).isEqualTo(now.get("key"));
            assertThat(shape(then.at("/entries/0/value")))
                    .isEqualTo(shape(now.at("/entries/0/value")));
            assertThat(then.at("/entries/0/subtask")).isEqualTo(now.at("/entries/0/subtask"));
        }
        JsonNode then = state("/profile", "?key=s-1&checkpoint=" + epoch).at("/entries/0/value");
        JsonNode now = state("/profile", "?key=s-1").at("/entries/0/value");
        assertThat(then.get("sensor").asText()).isEqualTo("s-1");
        assertThat(then.get("seen").asLong()).isBetween(1L, now.get("seen").asLong());
        JsonNode timers = state("/eventTimers", "?key=s-1&checkpoint=" + epoch);
        assertThat(timers.at("/entries/0/value").asLong()).isEqualTo(1L << 40);
    }

    /** Without numbers, which go on. */
    private static String shape(JsonNode value) {
        return value.toString().replaceAll("\\d+", "0");
    }

    @Test
    void keysOfACheckpointComePageByPageAndEachOnce() throws Exception {
        long epoch = take("keys").get("checkpoint").asLong();
        Set<String> keys = new TreeSet<>();
        String after = "";
        int pages = 0;
        do {
            JsonNode page = state("/profile/keys", "?limit=15&checkpoint=" + epoch + after);
            page.get("keys")
                    .forEach(key -> assertThat(keys.add(key.get("text").asText())).isTrue());
            after = page.get("next").isNull() ? "" : "&after=" + page.get("next").asText();
            pages++;
        } while (!after.isEmpty());
        assertThat(keys).hasSize(40).contains("s-0", "s-39");
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void whatACheckpointDoesNotHaveIsAProblemWithAReason() throws Exception {
        long epoch = take("reasons").get("checkpoint").asLong();
        assertThat(refusal("/profile?key=none&checkpoint=" + epoch, 404))
                .contains("Key 'none' has nothing in state 'profile' in checkpoint " + epoch);
        assertThat(refusal("/none?key=s-1&checkpoint=" + epoch, 404)).contains("profile", "latest");
        assertThat(refusal("/profile?checkpoint=" + epoch, 400))
                .contains("say which key", "parameter key");
        assertThat(refusal("/profile?key=s-1&checkpoint=999999", 404)).contains("is not retained");
        assertThat(refusal("/profile?key=s-1&checkpoint=x", 400)).contains("whole number");
    }

    @Test
    void stateOfAJobThatHasEndedComesFromItsLastCheckpoint() throws Exception {
        take("some");
        handle.cancel();
        assertThat(handle.await(PATIENCE)).isTrue();
        long last = SnapshotDirectory.of(checkpoints).newest();
        assertThat(state("", "").get("checkpoint").asLong()).isEqualTo(last);
        JsonNode value = state("/profile", "?key=s-1");
        assertThat(value.get("checkpoint").asLong()).isEqualTo(last);
        assertThat(value.at("/entries/0/value/sensor").asText()).isEqualTo("s-1");
        assertThat(state("/profile/keys", "").get("keys")).hasSize(40);
    }

    @Test
    void aJobThatIsRestartedGoesOnFromItsLastCheckpoint() throws Exception {
        long epoch = take("before").get("checkpoint").asLong();
        Client.Answer answer = operator.send("POST", job + "/restart", "");
        described.check("POST", JOB + "/restart", answer);
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        await().atMost(PATIENCE)
                .until(() -> handle.restarts() == 1 && handle.status() == JobStatus.RUNNING);
        assertThat(handle.failure()).isEmpty();
        long then =
                state("/profile", "?key=s-1&checkpoint=" + epoch)
                        .at("/entries/0/value/seen")
                        .asLong();
        await().atMost(PATIENCE).until(() -> seen() >= then);
        assertThat(take("after").get("checkpoint").asLong()).isGreaterThan(epoch);
    }

    private long seen() throws Exception {
        return operator.get(job + "/state/" + Client.encoded(Sensors.REMEMBER) + "/profile?key=s-1")
                .json()
                .at("/entries/0/value/seen")
                .asLong(-1);
    }

    private JsonNode state(String of, String query) throws Exception {
        String path = of.isEmpty() ? "" : "/" + Client.encoded(Sensors.REMEMBER) + of;
        Client.Answer answer = operator.get(job + "/state" + path + query);
        String described =
                of.isEmpty() ? "" : "/{operator}/{state}" + (of.endsWith("/keys") ? "/keys" : "");
        this.described.check("GET", JOB + "/state" + described, answer);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private String refusal(String of, int status) throws Exception {
        Client.Answer answer =
                operator.get(job + "/state/" + Client.encoded(Sensors.REMEMBER) + of);
        described.check("GET", JOB + "/state/{operator}/{state}", answer);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        return answer.body();
    }

    @Test
    void aJobWithoutCheckpointsSaysSo() throws Exception {
        JobHandle without = Sensors.start("without");
        server.show(without);
        for (JsonNode each : operator.get("/api/v1/jobs").json().get("jobs")) {
            if (each.get("name").asText().equals("without")) {
                job = "/api/v1/jobs/" + each.get("id").asText();
            }
        }
        assertThat(list().get("intervalMs").isNull()).isTrue();
        Client.Answer refused = savepoint("{\"name\":\"none\"}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("enableCheckpointing");
        assertThat(operator.send("POST", job + "/restart", "").body())
                .contains("takes no checkpoints");
        assertThat(operator.get(job + "/state?checkpoint=1").status()).isEqualTo(409);
        without.cancel();
        assertThat(without.await(PATIENCE)).isTrue();
    }

    private JsonNode take(String name) throws Exception {
        Client.Answer answer = savepoint("{\"name\":\"" + name + "\"}");
        assertThat(answer.json().at("/status").asText()).as(answer.body()).isEqualTo("COMPLETED");
        return answer.json();
    }

    private Client.Answer savepoint(String body) throws Exception {
        Client.Answer answer = operator.send("POST", job + "/savepoints", body);
        described.check("POST", JOB + "/savepoints", answer);
        return answer;
    }

    private JsonNode list() throws Exception {
        Client.Answer answer = operator.get(job + "/checkpoints");
        described.check("GET", JOB + "/checkpoints", answer);
        return answer.json();
    }

    private JsonNode ofHistory(long epoch) throws Exception {
        for (JsonNode each : list().get("history")) {
            if (each.get("id").asLong() == epoch) {
                return each;
            }
        }
        throw new AssertionError("no checkpoint " + epoch);
    }
}
