// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.harness;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Measurements as lines of JSON; new ones are appended, so that a run may be done in parts. */
final class ResultFile {
    private final Path path;
    private final ObjectMapper json = new ObjectMapper();

    ResultFile(Path path) {
        this.path = path;
    }

    void append(Measurement measurement) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        Files.writeString(
                path,
                json.writeValueAsString(measurement) + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    List<Measurement> read() throws IOException {
        List<Measurement> measurements = new ArrayList<>();
        if (Files.exists(path)) {
            for (String line : Files.readAllLines(path)) {
                measurements.add(json.readValue(line, Measurement.class));
            }
        }
        return measurements;
    }
}
