// SPDX-License-Identifier: Apache-2.0
package dev.millrace.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What all commands that ask a server have in common. */
abstract class Asking extends Telling {
    private static final String DEFAULT_SERVER = "http://127.0.0.1:8081";

    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "the server (default: MILLRACE_SERVER, or " + DEFAULT_SERVER + ")")
    private @Nullable URI server;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description =
                    "holds the token (default: operator.token in MILLRACE_HOME, or ~/.millrace)")
    private @Nullable Path tokenFile;

    @Override
    public Integer call() {
        JsonNode answer = ask(rest());
        if (isForScripts()) {
            print(answer);
        } else {
            show(answer);
        }
        return 0;
    }

    /** Asks the server. */
    abstract JsonNode ask(Rest rest);

    /** Shows the answer to a person. */
    abstract void show(JsonNode answer);

    Rest rest() {
        String named = System.getenv("MILLRACE_SERVER");
        URI address = server != null ? server : URI.create(named == null ? DEFAULT_SERVER : named);
        return new Rest(address, tokenFile == null ? usualTokenFile() : tokenFile);
    }

    private static Path usualTokenFile() {
        String home = System.getenv("MILLRACE_HOME");
        Path folder =
                home == null || home.isBlank()
                        ? Path.of(System.getProperty("user.home"), ".millrace")
                        : Path.of(home);
        return folder.resolve("operator.token");
    }

    /**
     * The path of a job.
     *
     * @param wanted its id, the beginning of it, or its name; null for the only one that runs
     */
    static String pathOf(Rest rest, @Nullable String wanted) {
        List<String> ids = new ArrayList<>();
        List<String> all = new ArrayList<>();
        for (JsonNode job : rest.get("/api/v1/jobs").get("jobs")) {
            String id = job.get("id").asText();
            String name = job.get("name").asText();
            boolean runs = job.get("endedMs").isNull();
            all.add(id + " (" + name + ")");
            if (wanted == null ? runs : id.startsWith(wanted) || name.equals(wanted)) {
                ids.add(id);
            }
        }
        if (ids.size() == 1) {
            return "/api/v1/jobs/" + ids.get(0);
        }
        String there = all.isEmpty() ? "there are none" : "there are " + String.join(", ", all);
        if (ids.isEmpty()) {
            String what = wanted == null ? "No job runs" : "There is no job '" + wanted + "'";
            throw new Refusal(Millrace.NOT_FOUND, what + "; " + there);
        }
        throw new Refusal(Millrace.NOT_FOUND, "Say which job; " + there);
    }

    /**
     * The id of an operator.
     *
     * @param wanted its id or its name
     */
    static String operatorOf(Rest rest, String jobPath, String wanted) {
        List<String> named = new ArrayList<>();
        List<String> all = new ArrayList<>();
        for (JsonNode operator : rest.get(jobPath + "/plan").get("operators")) {
            String id = operator.get("id").asText();
            String name = operator.get("name").asText();
            if (id.equals(wanted)) {
                return id;
            }
            all.add(id + " (" + name + ")");
            if (name.equals(wanted)) {
                named.add(id);
            }
        }
        if (named.size() == 1) {
            return named.get(0);
        }
        String what =
                named.isEmpty()
                        ? "There is no operator '" + wanted + "'"
                        : "Several operators are named '" + wanted + "': say which by its id";
        throw new Refusal(Millrace.NOT_FOUND, what + "; there are " + String.join(", ", all));
    }
}
