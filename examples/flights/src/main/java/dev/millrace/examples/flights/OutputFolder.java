// SPDX-License-Identifier: Apache-2.0
package dev.millrace.examples.flights;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folder that results go to. */
record OutputFolder(Path path) {
    private static final Pattern RESULT =
            Pattern.compile("(hourly|worst|alerts|rejected)-\\d+-\\d+\\.csv");

    /**
     * Makes the folder if it is not there.
     *
     * @throws IOException if nothing can be written there; the message says why
     */
    void prepare() throws IOException {
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new IOException("Output " + path + " is a file; name a folder");
        }
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw new IOException("Output folder " + path + " cannot be made: " + e, e);
        }
        if (!Files.isWritable(path)) {
            throw new IOException("Output folder " + path + " cannot be written to");
        }
    }

    /** The files of results that are there, by name. */
    List<Path> results() throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(it -> RESULT.matcher(it.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        }
    }
}
