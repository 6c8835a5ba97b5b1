// SPDX-License-Identifier: Apache-2.0
package dev.millrace.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Says at a path where nothing is what there is instead. May be used by any thread. */
final class Signpost {
    private static final String JOBS = "/api/v1/jobs/";
    private static final String JOB = JOBS + "{job}/";

    private final byte[] description;
    private @Nullable List<String> paths;

    /**
     * @param description the server's {@code openapi.json}
     */
    Signpost(byte[] description) {
        this.description = description;
    }

    String at(String path) {
        boolean isOfJob = path.startsWith(JOBS) && path.indexOf('/', JOBS.length()) > 0;
        TreeSet<String> there = new TreeSet<>();
        for (String each : paths()) {
            if (isOfJob && each.startsWith(JOB)) {
                there.add(each.substring(JOB.length()).replaceAll("/.*", ""));
            } else if (!isOfJob && each.indexOf('{') < 0) {
                there.add(each);
            }
        }
        return (isOfJob
                        ? "A job has no such page; it has "
                        : "There is nothing at this path; there are ")
                + String.join(", ", there)
                + ", as /openapi.json describes";
    }

    /** Read when somebody is lost for the first time. */
    private synchronized List<String> paths() {
        if (paths == null) {
            try {
                JsonNode all = Json.mapper().readTree(description).get("paths");
                paths = all.properties().stream().map(path -> path.getKey()).toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return paths;
    }
}
