// SPDX-License-Identifier: Apache-2.0
package dev.millrace.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.api.JobHandle;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every route answers as {@code openapi.json} says, asked over HTTP about a job that runs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiTest {
    private static final String JOB = "/api/v1/jobs/{job}";
    private static final String VALUES = JOB + "/state/{operator}/{state}/values";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private Described described;
    private MillraceServer server;
    private Client operator;
    private JobHandle handle;
    private String job;

    @BeforeAll
    void startsJobAndServer(@TempDir Path folder) throws Exception {
        described = Described.byTheServer();
        server = MillraceServer.start(ServerSettings.loopback(0, folder));
        operator = Client.withToken(server.address(), folder, Tokens.OPERATOR_FILE);
        handle = Sensors.start("sensors <b>&\"'");
        server.show(handle);
        job = operator.get("/api/v1/jobs").json().at("/jobs/0/id").asText();
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> {
                            JsonNode windows = late().at("/operators/0");
                            assertThat(windows.at("/accepted/count").asLong()).isGreaterThan(0);
                            assertThat(windows.at("/dropped/count").asLong()).isGreaterThan(0);
                        });
    }

    @AfterAll
    void stops() throws Exception {
        handle.cancel();
        assertThat(handle.await(PATIENCE)).isTrue();
        server.close();
    }

    @Test
    void everyExampleOfTheDescriptionIsOneOfItsSchema() {
        for (String operation : described.operations()) {
            String[] parts = operation.split(" ");
            JsonNode responses =
                    described
                            .document()
                            .get("paths")
                            .get(parts[1])
                            .get(parts[0].toLowerCase(Locale.ROOT));
            responses
                    .get("responses")
                    .forEach(
                            response -> {
                                JsonNode json = response.at("/content").get("application/json");
                                if (json != null && json.has("example")) {
                                    assertThat(
                                                    described.problems(
                                                            json.get("schema"),
                                                            json.get("example")))
                                            .as(operation)
                                            .isEmpty();
                                }
                            });
        }
    }

    @Test
    void everyRouteThatReadsAnswersAsDescribed() throws Exception {
        String counts = operatorId("counts");
        String remember = operatorId("remember");
        for (String path : List.of("/openapi.json", "/health", "/ready", "/metrics")) {
            check("GET", path, path);
        }
        check("GET", "/api/v1/overview", "/api/v1/overview");
        check("GET", "/api/v1/jobs", "/api/v1/jobs");
        for (String path :
                List.of(
                        "",
                        "/plan",
                        "/operators",
                        "/channels",
                        "/state",
                        "/why",
                        "/late",
                        "/exceptions",
                        "/checkpoints",
                        "/thread-dump",
                        "/config")) {
            check("GET", JOB + path, of(path));
        }
        check("GET", JOB + "/operators/{operator}", of("/operators/" + counts));
        check(
                "GET",
                JOB + "/operators/{operator}/flamegraph",
                of("/operators/" + remember + "/flamegraph?durationMs=300"));
        for (String state : List.of("profile", "latest", "by-parity")) {
            String path = "/state/" + remember + "/" + state;
            check("GET", JOB + "/state/{operator}/{state}", of(path + "?key=s-1"));
        }
        String contents = "/state/" + counts + "/window-contents";
        check("GET", JOB + "/state/{operator}/{state}/keys", of(contents + "/keys?limit=7"));
        check("GET", VALUES, of(contents + "/values?key=s-1"));
    }

    @Test
    void severalKeysAreReadAtOnceInTheirOrderAndWhatIsNotThereIsEmpty() throws Exception {
        String path = "/state/" + operatorId("remember") + "/profile/values";
        JsonNode values =
                check("GET", VALUES, of(path + "?key=s-3&key=none&key=s-1&key=s-3"))
                        .json()
                        .get("values");
        assertThat(values)
                .extracting(it -> it.get("asked").asText())
                .containsExactly("s-3", "none", "s-1", "s-3");
        assertThat(values).extracting(it -> it.get("entries").size()).containsExactly(1, 0, 1, 1);
        assertThat(values.at("/0/entries/0/value/sensor").asText()).isEqualTo("s-3");
        assertThat(values.at("/1/key").isNull()).isTrue();
        assertThat(values)
                .extracting(it -> it.get("reason").asText(null))
                .containsExactly(null, "Key 'none' has nothing in state 'profile' now", null, null);
        assertThat(values.get(3)).isEqualTo(values.get(0));
    }

    @Test
    void noKeyAndTooManyKeysAreRefused() throws Exception {
        String path = "/state/" + operatorId("remember") + "/profile/values";
        assertThat(check("GET", VALUES, of(path)).status()).isEqualTo(400);
        String many = "?key=a" + "&key=a".repeat(100);
        assertThat(check("GET", VALUES, of(path + many)).body())
                .contains("at most 100", "there are 101");
        assertThat(check("GET", VALUES, of("/state/none/profile/values?key=a")).status())
                .isEqualTo(404);
    }

    @Test
    void whatIsNotThereIsAProblemWithAReason() throws Exception {
        String remember = operatorId("remember");
        String state = JOB + "/state/{operator}/{state}";
        assertThat(check("GET", JOB, "/api/v1/jobs/0123456789abcdef").status()).isEqualTo(404);
        assertThat(check("GET", state, of("/state/" + remember + "/profile?key=none")).body())
                .contains("Key 'none' has nothing in state 'profile' now");
        assertThat(check("GET", state, of("/state/" + remember + "/none?key=s-1")).body())
                .contains("it has profile, latest, by-parity");
        assertThat(check("GET", state, of("/state/none/profile?key=s-1")).body())
                .contains("There is no operator 'none'; there are");
        assertThat(check("GET", state, of("/state/" + remember + "/profile")).status())
                .isEqualTo(400);
        assertThat(check("GET", JOB + "/events", of("/events")).status()).isEqualTo(400);
        assertThat(check("GET", JOB + "/why", of("/why?op=none")).status()).isEqualTo(404);
    }

    @Test
    void whereNothingIsOneIsToldWhatThereIs() throws Exception {
        assertThat(operator.get("/api/v1/jbos").body()).contains("/api/v1/jobs, /api/v1/overview");
        assertThat(operator.get(of("/plans")).body()).contains("it has channels, checkpoints,");
        Client.Answer wrong = operator.send("DELETE", of("/plan"), "");
        assertThat(wrong.status()).isEqualTo(405);
        assertThat(wrong.body()).contains("There is no DELETE here; there is GET");
        assertThat(wrong.whole().headers().firstValue("Allow")).hasValue("GET");
    }

    @Test
    void liveUpdatesComeAsEventsOfTheirSchema() throws Exception {
        HttpResponse<Stream<String>> events =
                java.net.http.HttpClient.newHttpClient()
                        .send(
                                operator.request(of("/events"))
                                        .header("Accept", "text/event-stream")
                                        .build(),
                                HttpResponse.BodyHandlers.ofLines());
        try (Stream<String> lines = events.body()) {
            List<String> data = lines.filter(line -> line.startsWith("data: ")).limit(2).toList();
            JsonNode schema = described.document().at("/components/schemas/Update");
            for (String line : data) {
                JsonNode update =
                        new com.fasterxml.jackson.databind.ObjectMapper()
                                .readTree(line.substring("data: ".length()));
                assertThat(described.problems(schema, update)).isEmpty();
            }
            assertThat(data).hasSize(2);
        }
    }

    @Test
    void everyRouteOfTheDescriptionIsServed() throws Exception {
        for (String operation : described.operations()) {
            String[] parts = operation.split(" ");
            String path = parts[1].replace("{job}", "0123456789abcdef").replaceAll("\\{\\w+}", "1");
            Client.Answer answer =
                    parts[0].equals("GET") ? operator.get(path) : operator.send(parts[0], path, "");
            assertThat(answer.status()).as(operation).isNotEqualTo(405);
            assertThat(answer.body()).as(operation).doesNotContain("Endpoint");
            described.check(parts[0], parts[1], answer);
        }
    }

    private JsonNode late() throws Exception {
        return operator.get(of("/late")).json();
    }

    private String operatorId(String name) throws Exception {
        for (JsonNode each : operator.get(of("/plan")).json().get("operators")) {
            if (each.get("name").asText().equals(name)) {
                return Client.encoded(each.get("id").asText());
            }
        }
        throw new AssertionError("no operator " + name);
    }

    private String of(String path) {
        return "/api/v1/jobs/" + job + path;
    }

    private Client.Answer check(String method, String described, String path) throws Exception {
        Client.Answer answer = operator.get(path);
        this.described.check(method, described, answer);
        return answer;
    }
}
