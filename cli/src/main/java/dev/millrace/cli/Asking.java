// SPDX-License-Identifier: Apache-2.0
package dev.millrace.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What all commands that ask a server have in common. */
abstract class Asking extends Telling {
    private static final String DEFAULT_SERVER = "http://127.0.0.1:8081";

    @Option(
            names = "--server",
            paramLabel = "URL",
            converter = ServerAddress.class,
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
        URI address = server != null ? server : fromEnvironment(named);
        return new Rest(address, tokenFile == null ? usualTokenFile() : tokenFile);
    }

    private static URI fromEnvironment(@Nullable String named) {
        try {
            return new ServerAddress().convert(named == null ? DEFAULT_SERVER : named);
        } catch (TypeConversionException e) {
            throw new Refusal(Millrace.USAGE, "MILLRACE_SERVER: " + e.getMessage(), e);
        }
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
     * @param orEnded whether null also means the only one there is, though it has ended
     */
    static String pathOf(Rest rest, @Nullable String wanted, boolean orEnded) {
        List<JsonNode> all = new ArrayList<>();
        rest.get("/api/v1/jobs").get("jobs").forEach(all::add);
        List<JsonNode> meant = all.stream().filter(job -> isMeant(job, wanted)).toList();
        if (meant.isEmpty() && wanted == null && orEnded && all.size() == 1) {
            meant = all;
        }
        if (meant.size() == 1) {
            return "/api/v1/jobs/" + meant.get(0).get("id").asText();
        }
        throw new Refusal(Millrace.NOT_FOUND, whichJob(wanted, all, meant));
    }

    private static boolean isMeant(JsonNode job, @Nullable String wanted) {
        return wanted == null
                ? job.get("endedMs").isNull()
                : job.get("id").asText().startsWith(wanted)
                        || job.get("name").asText().equals(wanted);
    }

    private static String whichJob(
            @Nullable String wanted, List<JsonNode> all, List<JsonNode> meant) {
        if (!meant.isEmpty()) {
            return "There are several: say which with --job; there are " + jobs(meant);
        }
        String there = all.isEmpty() ? "; there are none" : "; there are " + jobs(all);
        if (wanted == null) {
            return "No job runs"
                    + there
                    + (all.isEmpty() ? "" : "; --job names one that has ended");
        }
        List<String> names = all.stream().map(job -> job.get("name").asText()).toList();
        return "There is no job '" + wanted + "'" + Nearest.hint(wanted, names) + there;
    }

    private static String jobs(List<JsonNode> jobs) {
        return jobs.stream()
                .map(job -> job.get("id").asText() + " (" + job.get("name").asText() + ")")
                .collect(Collectors.joining(", "));
    }

    /**
     * The id of an operator.
     *
     * @param wanted its id or its name
     */
    static String operatorOf(Rest rest, String jobPath, String wanted) {
        List<String> named = new ArrayList<>();
        Map<String, String> all = new LinkedHashMap<>();
        for (JsonNode operator : rest.get(jobPath + "/plan").get("operators")) {
            String id = operator.get("id").asText();
            String name = operator.get("name").asText();
            if (id.equals(wanted)) {
                return id;
            }
            all.put(id, name);
            if (name.equals(wanted)) {
                named.add(id);
            }
        }
        if (named.size() == 1) {
            return named.get(0);
        }
        Set<String> words = new LinkedHashSet<>(all.keySet());
        words.addAll(all.values());
        String what =
                named.isEmpty()
                        ? "There is no operator '" + wanted + "'" + Nearest.hint(wanted, words)
                        : "Several operators are named '" + wanted + "': say which by its id";
        List<String> there = new ArrayList<>();
        all.forEach((id, name) -> there.add(id.equals(name) ? id : id + " (" + name + ")"));
        throw new Refusal(Millrace.NOT_FOUND, what + "; there are " + String.join(", ", there));
    }
}
