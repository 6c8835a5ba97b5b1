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
        assertThat(savepoint("").status()).isEqualTo(202);
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
