// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.watched;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Gets pages of a server. Of the clients that the JDK has this is the one that takes least for a
 * request; it keeps its connections, one for each thread that asks.
 *
 * @param server where it listens
 * @param token a viewer's
 */
record Page(URI server, String token) {
    private static final int PATIENCE_MS = 10_000;

    /** With the token in the server's folder. */
    static Page of(URI server, Path folder) throws IOException {
        return new Page(server, Files.readString(folder.resolve("viewer.token")).strip());
    }

    HttpURLConnection open(String path) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) server.resolve(path).toURL().openConnection();
        connection.setConnectTimeout(PATIENCE_MS);
        connection.setReadTimeout(PATIENCE_MS);
        connection.setRequestProperty("Authorization", "Bearer " + token);
        return connection;
    }

    /**
     * The body of an answer.
     *
     * @throws IOException also if the answer is an error
     */
    byte[] get(String path) throws IOException {
        try (InputStream in = open(path).getInputStream()) {
            return in.readAllBytes();
        }
    }

    /** As {@link #get}, but empty if there is nothing of that name. */
    Optional<byte[]> find(String path) throws IOException {
        HttpURLConnection connection = open(path);
        if (connection.getResponseCode() != HttpURLConnection.HTTP_NOT_FOUND) {
            try (InputStream in = connection.getInputStream()) {
                return Optional.of(in.readAllBytes());
            }
        }
        try (InputStream in = connection.getErrorStream()) {
            in.readAllBytes();
            return Optional.empty();
        }
    }

    /** A part of a path or a query. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
