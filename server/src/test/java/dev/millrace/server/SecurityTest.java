// SPDX-License-Identifier: Apache-2.0
package dev.millrace.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.api.JobHandle;
import dev.millrace.api.JobStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what, and what a server makes of those who mean no good. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecurityTest {
    private static final String NAME = "<script>alert(1)</script>";
    private static final int SOCKET_TIMEOUT_MS = 60_000;

    private Path folder;
    private MillraceServer server;
    private Client operator;
    private Client viewer;
    private Client stranger;
    private JobHandle handle;
    private String job;

    @BeforeAll
    void startsJobAndServer(@TempDir Path temporary) throws Exception {
        folder = temporary.resolve("millrace");
        server = MillraceServer.start(ServerSettings.loopback(0, folder));
        operator = Client.withToken(server.address(), folder, Tokens.OPERATOR_FILE);
        viewer = Client.withToken(server.address(), folder, Tokens.VIEWER_FILE);
        stranger = new Client(server.address(), null);
        handle = Sensors.start(NAME);
        server.show(handle);
        job = "/api/v1/jobs/" + operator.get("/api/v1/jobs").json().at("/jobs/0/id").asText();
    }

    @AfterAll
    void stops() throws Exception {
        handle.cancel();
        handle.await(Duration.ofMinutes(1));
        server.close();
    }

    // F66: who has no token.

    @Test
    void F66_withoutATokenNothingOfAJobIsTold() throws Exception {
        for (String path : List.of("/api/v1/jobs", job, job + "/config", "/metrics")) {
            Client.Answer answer = stranger.get(path);
            assertThat(answer.status()).as(path).isEqualTo(401);
            assertThat(answer.type()).isEqualTo("application/problem+json");
            assertThat(answer.body()).doesNotContain("script", "sensors");
        }
        assertThat(new Client(server.address(), "0".repeat(64)).get(job).status()).isEqualTo(401);
        assertThat(stranger.send("PATCH", job, "").status()).isEqualTo(401);
        assertThat(handle.status()).isEqualTo(JobStatus.RUNNING);
    }

    @Test
    void F66_aViewerLooksAndDoesNotSteer() throws Exception {
        assertThat(viewer.get(job).status()).isEqualTo(200);
        assertThat(viewer.send("PATCH", job, "").status()).isEqualTo(403);
        assertThat(viewer.send("POST", job + "/stop", "").status()).isEqualTo(403);
        assertThat(handle.status()).isEqualTo(JobStatus.RUNNING);
    }

    @Test
    void F66_tokensAreForTheirOwnerOnlyAndAreNeverSent() throws Exception {
        for (String file : List.of(Tokens.VIEWER_FILE, Tokens.OPERATOR_FILE)) {
            Path path = folder.resolve(file);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .isEqualTo("rw-------");
            assertThat(operator.get(job + "/config").body())
                    .doesNotContain(Files.readString(path).strip());
        }
        assertThat(ConfigReport.isSecret("s3-secret-access-key")).isTrue();
        assertThat(ConfigReport.isSecret("jdbc-password")).isTrue();
        assertThat(ConfigReport.isSecret("parallelism")).isFalse();
        assertThat(ConfigReport.masked("s3://user:password@host/folder"))
                .isEqualTo("s3://***@host/folder");
        assertThat(ConfigReport.masked("folder/a@b")).isEqualTo("folder/a@b");
    }

    @Test
    void F66_aTokenThatOthersMayReadIsRefusedAtTheStart(@TempDir Path open) throws Exception {
        Tokens.in(open);
        Path token = open.resolve(Tokens.VIEWER_FILE);
        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> Tokens.in(open)).hasMessageContaining("chmod 600");
    }

    @Test
    void F66_anotherAddressWithoutTlsIsRefused() {
        assertThatThrownBy(() -> ServerSettings.of("0.0.0.0:8081", Map.of()))
                .hasMessageContaining("TLS")
                .hasMessageContaining(ServerSettings.TLS_KEYSTORE);
        assertThat(ServerSettings.of("8081", Map.of()).host()).isEqualTo("127.0.0.1");
    }

    @Test
    void anAddressThatIsTakenIsToldInOneSentenceWithTheRemedy() {
        int taken = server.address().getPort();
        assertThatThrownBy(() -> MillraceServer.start(ServerSettings.loopback(taken, folder)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cannot listen on 127.0.0.1:" + taken + " (")
                .hasMessageContaining("give another port");
    }

    // F67: paths.

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../../../../etc/passwd",
                "/%2e%2e/%2e%2e/etc/passwd",
                "/assets/..%2f..%2fetc%2fpasswd",
                "/assets/%252e%252e%252fetc%252fpasswd",
                "/assets/....//etc/passwd",
                "//etc/passwd",
                "/assets/%00index.html",
                "/api/v1/jobs/..%5c..%5cwindows",
                "/api/v1/jobs/%2e%2e/config",
                "/assets/;/etc/passwd"
            })
    void F67_noPathReachesTheDisk(String path) throws Exception {
        String answer = raw("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + close());
        assertThat(answer).containsPattern("^HTTP/1.1 (400|401|404)");
        assertThat(answer).doesNotContain("root:");
    }

    @Test
    void F67_aPathWithABadlyEncodedParameterIsRefused() throws Exception {
        String answer =
                raw(
                        "GET "
                                + job
                                + "/checkpoints/details/1;a% HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                                + close());
        assertThat(answer).startsWith("HTTP/1.1 400");
    }

    @Test
    void F67_aNameOfASavepointIsNoPath() throws Exception {
        for (String name : List.of("../up", "/etc/x", "a/b", "", ".hidden", "a\u0000b")) {
            JsonNode body = Json.mapper().createObjectNode().put("name", name);
            assertThat(operator.send("POST", job + "/savepoints", body.toString()).status())
                    .as(name)
                    .isEqualTo(400);
        }
    }

    // F68: too much.

    @Test
    void F68_aBodyThatIsTooLargeIsRefusedAndTheServerGoesOn() throws Exception {
        try {
            Client.Answer large = operator.send("POST", job + "/stop", " ".repeat(70_000));
            assertThat(large.status()).isEqualTo(413);
        } catch (IOException closed) {
            // A body that is refused is not read, and the answer may go with the connection.
            assertThat(closed).hasMessageNotContaining("timed out");
        }
        String announced =
                raw(
                        "POST "
                                + job
                                + "/stop HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
                                + token()
                                + "\r\nX-Millrace-Request: 1\r\nContent-Length: 10737418240\r\n"
                                + close());
        assertThat(announced).startsWith("HTTP/1.1 413");
        assertThat(operator.get(job).status()).isEqualTo(200);
    }

    @Test
    void F68_headersWithoutEndAreRefused() throws Exception {
        StringBuilder request = new StringBuilder("GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n");
        for (int i = 0; i < 100_000; i++) {
            request.append("X-").append(i).append(": 1\r\n");
        }
        String answer = rawUntilClosed(request.append(close()).toString());
        assertThat(answer).startsWith("HTTP/1.1 431");
        assertThat(operator.get("/health").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "\"x\"",
                "{\"savepoint\":1}",
                "{\"other\":1}",
                "{} {}",
                "\u0000",
                "nul"
            })
    void F68_aBodyOfTheWrongShapeIsRefused(String body) throws Exception {
        Client.Answer answer = operator.send("POST", job + "/stop", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.type()).isEqualTo("application/problem+json");
        assertThat(handle.status()).isEqualTo(JobStatus.RUNNING);
    }

    @Test
    void F68_aDeepBodyIsRefused() throws Exception {
        String deep = "{\"savepoint\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";
        assertThat(operator.send("POST", job + "/stop", deep).status()).isEqualTo(400);
    }

    @Test
    void F68_whoSendsSlowlyHoldsUpNobodyElse() throws Exception {
        List<Socket> slow = new java.util.ArrayList<>();
        try {
            for (int i = 0; i < 60; i++) {
                Socket socket = connect();
                socket.getOutputStream()
                        .write("GET /health HTTP/1.1\r\nHo".getBytes(StandardCharsets.US_ASCII));
                slow.add(socket);
            }
            assertThat(operator.get(job).status()).isEqualTo(200);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    // F69: requests of other pages.

    @Test
    void F69_aFormOfAnotherPageChangesNothing() throws Exception {
        HttpRequest.Builder form =
                operator.request(job + "/stop")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Origin", "http://evil.example")
                        .POST(HttpRequest.BodyPublishers.ofString("savepoint="));
        assertThat(operator.send(form).status()).isEqualTo(403);
        assertThat(handle.status()).isEqualTo(JobStatus.RUNNING);
    }

    @Test
    void F69_noOtherOriginIsLetIn() throws Exception {
        HttpRequest.Builder preflight =
                stranger.request(job)
                        .header("Origin", "http://evil.example")
                        .header("Access-Control-Request-Method", "PATCH")
                        .method("OPTIONS", HttpRequest.BodyPublishers.noBody());
        Client.Answer answer = stranger.send(preflight);
        assertThat(answer.status()).isGreaterThanOrEqualTo(400);
        assertThat(answer.whole().headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void F69_aHostThatOnlyPointsHereIsRefused() throws Exception {
        String answer = raw("GET /health HTTP/1.1\r\nHost: evil.example:8081\r\n" + close());
        assertThat(answer).startsWith("HTTP/1.1 403");
        assertThat(raw("GET /health HTTP/1.1\r\nHost: localhost:1\r\n" + close()))
                .startsWith("HTTP/1.1 200");
    }

    // F70: names are data.

    @Test
    void F70_aNameIsDataAndNoPageRunsInlineScript() throws Exception {
        Client.Answer answer = operator.get(job);
        assertThat(answer.type()).startsWith("application/json");
        assertThat(answer.json().get("name").asText()).isEqualTo(NAME);
        assertThat(answer.whole().headers().firstValue("X-Content-Type-Options"))
                .contains("nosniff");
        for (String path : List.of("/", job, "/nowhere")) {
            String policy =
                    operator.get(path)
                            .whole()
                            .headers()
                            .firstValue("Content-Security-Policy")
                            .orElseThrow();
            assertThat(policy).contains("script-src 'self'").doesNotContain("unsafe-inline");
        }
        assertThat(operator.get("/metrics").body()).contains("job=\"<script>alert(1)</script>\"");
    }

    @Test
    void F70_anErrorTellsNothingOfTheInside() throws Exception {
        Client.Answer answer = operator.get(job + "/state/none/%3Cscript%3E?key=x");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.type()).isEqualTo("application/problem+json");
        assertThat(answer.body()).doesNotContain("dev.millrace.server", "\tat ", "Exception");
    }

    // F71: bytes that are no HTTP.

    @Test
    void F71_bytesThatAreNoHttpEndTheirConnectionOnly() throws Exception {
        Random random = new Random(71);
        for (int round = 0; round < 50; round++) {
            byte[] bytes = new byte[1 + random.nextInt(4_000)];
            random.nextBytes(bytes);
            try (Socket socket = connect()) {
                socket.getOutputStream().write(bytes);
                socket.shutdownOutput();
                socket.getInputStream().readAllBytes();
            } catch (IOException e) {
                // Closed by the server, which is as good.
            }
        }
        byte[] serialized = {(byte) 0xac, (byte) 0xed, 0, 5, 's', 'r'};
        HttpRequest.Builder gadget =
                operator.request(job + "/stop")
                        .header("X-Millrace-Request", "1")
                        .header("Content-Type", "application/x-java-serialized-object")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(serialized));
        assertThat(operator.send(gadget).status()).isEqualTo(400);
        assertThat(operator.get(job).status()).isEqualTo(200);
    }

    private static String close() {
        return "Connection: close\r\n\r\n";
    }

    private String token() throws IOException {
        return Files.readString(folder.resolve(Tokens.OPERATOR_FILE)).strip();
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.connect(
                new InetSocketAddress("127.0.0.1", server.address().getPort()), SOCKET_TIMEOUT_MS);
        socket.setSoTimeout(SOCKET_TIMEOUT_MS);
        return socket;
    }

    private String raw(String request) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    /** The server may answer and close before it has taken everything. */
    private String rawUntilClosed(String request) throws IOException {
        try (Socket socket = connect()) {
            byte[] bytes = request.getBytes(StandardCharsets.ISO_8859_1);
            OutputStream out = socket.getOutputStream();
            InputStream in = socket.getInputStream();
            out.write(bytes, 0, 32 * 1024);
            out.flush();
            byte[] answer = new byte[4_096];
            int length = in.read(answer);
            return new String(answer, 0, Math.max(0, length), StandardCharsets.ISO_8859_1);
        }
    }
}
