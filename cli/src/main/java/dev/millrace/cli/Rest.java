// SPDX-License-Identifier: Apache-2.0
package dev.millrace.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLException;

/** Asks a server; what it refuses becomes a {@link Refusal}. */
final class Rest {
    static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final URI server;
    private final Path tokenFile;

    Rest(URI server, Path tokenFile) {
        this.server = server;
        this.tokenFile = tokenFile;
    }

    JsonNode get(String path) {
        return send(request(path).GET());
    }

    /** Changes something. */
    JsonNode send(String method, String path, String body) {
        return send(
                request(path)
                        .header("X-Millrace-Request", "1")
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token());
    }

    private String token() {
        try {
            return Files.readString(tokenFile).strip();
        } catch (NoSuchFileException e) {
            throw new Refusal(
                    Millrace.NOT_ALLOWED,
                    "There is no token at "
                            + tokenFile
                            + "; a server makes one at its first start, --token-file names another",
                    e);
        } catch (IOException e) {
            throw new Refusal(
                    Millrace.NOT_ALLOWED,
                    "The token at " + tokenFile + " cannot be read: " + e.getMessage(),
                    e);
        }
    }

    private JsonNode send(HttpRequest.Builder request) {
        HttpResponse<String> response;
        try {
            response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new Refusal(Millrace.UNREACHABLE, unreachable(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(Millrace.FAILED, "Interrupted", e);
        }
        JsonNode body = json(response.body());
        if (response.statusCode() >= 400) {
            throw refusal(response.statusCode(), body.path("detail").asText("no reason given"));
        }
        return body;
    }

    private String unreachable(IOException e) {
        if (e instanceof SSLException) {
            return server
                    + " cannot be spoken to by TLS ("
                    + e.getMessage()
                    + "): a server without TLS is http://, and the JVM must trust its certificate";
        }
        if (e instanceof HttpTimeoutException && !(e instanceof HttpConnectTimeoutException)) {
            return "The server at "
                    + server
                    + " has not answered in "
                    + PATIENCE.toSeconds()
                    + " s";
        }
        return "No server answers at "
                + server
                + "; start a job with --serve, or name another with --server";
    }

    private JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new Refusal(
                    Millrace.FAILED, "What answers at " + server + " is no Millrace server", e);
        }
    }

    private Refusal refusal(int status, String detail) {
        if (status == 401) {
            return new Refusal(
                    Millrace.NOT_ALLOWED,
                    "The token in "
                            + tokenFile
                            + " is not one of the server at "
                            + server
                            + ": --token-file names that in the folder which the server told");
        }
        int code =
                switch (status) {
                    case 400 -> Millrace.USAGE;
                    case 403 -> Millrace.NOT_ALLOWED;
                    case 404 -> Millrace.NOT_FOUND;
                    default -> Millrace.FAILED;
                };
        return new Refusal(code, detail);
    }

    /** Before the same is asked again. */
    static void pause(long ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(Millrace.FAILED, "Interrupted", e);
        }
    }

    /** A part of a path or a parameter. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
