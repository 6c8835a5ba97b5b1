// SPDX-License-Identifier: Apache-2.0
package dev.millrace.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.BugDetectors;
import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.millrace.api.JobHandle;
import dev.millrace.engine.inspect.InquiryException;
import dev.millrace.engine.inspect.KeyText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever bytes come, the router and the parsers refuse or answer: no status of 500, no exception
 * but those that become an answer, and no connection that hangs. Searched by Jazzer where {@code
 * JAZZER_FUZZ=1} is set; see CONTRIBUTING.
 */
@Tag("long")
class RouterFuzzTest {
    /** Longer than any answer but a flame graph takes, which is not asked for. */
    private static final int PATIENCE_MS = 20_000;

    private static final String[] METHODS = {"GET", "POST", "PATCH", "HEAD", "PUT", "OPTIONS"};

    /** Where the server parses what stands in a request; J is the job, ~ what is drawn. */
    private static final String[] PATHS = {
        "/api/v1/jobs/~",
        "/api/v1/jobs/J/~",
        "/api/v1/jobs/J/operators/~",
        "/api/v1/jobs/J/state/~/~?key=~",
        "/api/v1/jobs/J/state/sums/~?~",
        "/api/v1/jobs/J/state/sensors%2Fremember%20100%25/profile?key=~&checkpoint=~",
        "/api/v1/jobs/J/state/sensors%2Fremember%20100%25/profile/keys?after=~&limit=~",
        "/api/v1/jobs/J/why?op=~&key=~",
        "/api/v1/jobs/J/checkpoints/details/~",
        "/api/v1/jobs/J/savepoints/~",
        "/api/v1/jobs/none/stop",
        "/api/v1/jobs/none/savepoints",
        "/~",
        "~"
    };

    @TempDir private static Path folder;
    private static MillraceServer server;
    private static JobHandle handle;
    private static String job;
    private static String token;

    @BeforeAll
    static void startsJobAndServer() throws Exception {
        server = MillraceServer.start(ServerSettings.loopback(0, folder));
        handle = Sensors.start("sensors");
        server.show(handle);
        token = Files.readString(folder.resolve(Tokens.OPERATOR_FILE)).strip();
        job =
                new Client(server.address(), token)
                        .get("/api/v1/jobs")
                        .json()
                        .at("/jobs/0/id")
                        .asText();
    }

    @AfterAll
    static void stops() throws Exception {
        handle.cancel();
        handle.await();
        server.close();
    }

    @FuzzTest(maxDuration = "5m")
    void everyRequestIsAnsweredOrRefused(FuzzedDataProvider data) throws IOException {
        BugDetectors.allowNetworkConnections((host, port) -> true);
        String path = path(data);
        String request =
                data.pickValue(METHODS)
                        + " "
                        + path
                        + " HTTP/1.1\r\nHost: "
                        + (data.consumeBoolean() ? "127.0.0.1" : data.consumeString(40))
                        + "\r\nAuthorization: Bearer "
                        + (path.contains(job) || data.consumeBoolean() ? token : "none")
                        + "\r\nX-Millrace-Request: 1\r\nConnection: close\r\n"
                        + (data.consumeBoolean() ? data.consumeString(80) + "\r\n" : "");
        byte[] body = data.consumeRemainingAsBytes();
        String status = send(request + "Content-Length: " + body.length + "\r\n\r\n", body);

        assertThat(status).as(request).doesNotStartWith("HTTP/1.1 500");
    }

    private static String path(FuzzedDataProvider data) {
        StringBuilder path = new StringBuilder();
        for (char c : data.pickValue(PATHS).toCharArray()) {
            path.append(c == 'J' ? job : c == '~' ? data.consumeString(60) : String.valueOf(c));
        }
        return path.toString();
    }

    /** The status line; empty if the server closed the connection without one. */
    private static String send(String head, byte[] body) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.address().getPort())) {
            socket.setSoTimeout(PATIENCE_MS);
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.UTF_8));
            out.write(body);
            out.flush();
            InputStreamReader in =
                    new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1);
            String status = new BufferedReader(in).readLine();
            return status == null ? "" : status;
        } catch (SocketException e) {
            return "";
        }
    }

    @FuzzTest(maxDuration = "1m")
    void everyBodyAndSettingIsReadOrRefused(FuzzedDataProvider data) {
        String text = data.consumeString(200);
        try {
            ((dev.millrace.engine.inspect.Inspectable) handle)
                    .view()
                    .read(Sensors.REMEMBER, "profile", new KeyText(text), new JsonForm());
        } catch (InquiryException e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
        try {
            ServerSettings.of("127.0.0.1:" + text, Map.of(ServerSettings.HOME, folder.toString()));
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
        assertThat(MetricsPage.escaped(text)).doesNotContain("\n");
        assertThat(MetricsPage.metricName(text)).doesNotContainPattern("[^A-Za-z0-9_]");
        try {
            assertThat(Json.read(data.consumeRemainingAsBytes())).isNotNull();
        } catch (Problem e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
    }
}
