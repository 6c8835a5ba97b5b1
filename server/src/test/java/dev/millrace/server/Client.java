// SPDX-License-Identifier: Apache-2.0
package dev.millrace.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Asks a server as any HTTP client does. */
final class Client {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI server;
    private final @Nullable String token;

    Client(URI server, @Nullable String token) {
        this.server = server;
        this.token = token;
    }

    static Client withToken(URI server, Path folder, String file) throws IOException {
        return new Client(server, Files.readString(folder.resolve(file)).strip());
    }

    /** A part of a path. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    record Answer(int status, String type, String body, HttpResponse<String> whole) {
        JsonNode json() throws IOException {
            return MAPPER.readTree(body);
        }
    }

    Answer get(String path) throws Exception {
        return send(request(path).GET());
    }

    /** Changes something, with the header that says so. */
    Answer send(String method, String path, String body) throws Exception {
        return send(
                request(path)
                        .header("X-Millrace-Request", "1")
                        .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.resolve(path)).timeout(Duration.ofMinutes(1));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    Answer send(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> response =
                http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        String type = response.headers().firstValue("Content-Type").orElse("");
        return new Answer(response.statusCode(), type, response.body(), response);
    }
}
