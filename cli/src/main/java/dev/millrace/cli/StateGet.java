// SPDX-License-Identifier: Apache-2.0
package dev.millrace.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "get",
        description = "The value of a key, or of several.",
        footer = {"", "With several keys those that have nothing are named: exit code 4."},
        sortOptions = false)
final class StateGet extends StateCommand.OneState {
    /** As many as the server takes in one request. */
    private static final int AT_ONCE = 100;

    @Parameters(
            index = "2..*",
            arity = "0..*",
            paramLabel = "KEY",
            description = "left out for state without keys")
    private List<String> keys = List.of();

    @Option(names = "--checkpoint", paramLabel = "N", description = "as it was in this checkpoint")
    private @Nullable Long checkpoint;

    private final List<String> unknown = new ArrayList<>();

    /** Tells what there is before it refuses because of what there is not. */
    @Override
    public Integer call() {
        int exitCode = super.call();
        if (!unknown.isEmpty()) {
            String named = "'" + String.join("', '", unknown) + "'";
            throw new Refusal(
                    Millrace.NOT_FOUND,
                    (unknown.size() == 1 ? "Key " + named + " has" : "Keys " + named + " have")
                            + " nothing in state '"
                            + state()
                            + "'"
                            + (checkpoint == null ? " now" : " in checkpoint " + checkpoint));
        }
        return exitCode;
    }

    @Override
    JsonNode ask(Rest rest) {
        String path = statePath(rest);
        if (keys.size() < 2) {
            return StateCommand.read(rest, path, keys.isEmpty() ? null : keys.get(0), checkpoint);
        }
        ObjectNode answer = Rest.MAPPER.createObjectNode();
        ArrayNode values = answer.putArray("values");
        if (isAskedAtOnce(rest)) {
            askAtOnce(rest, path, values);
        } else {
            keys.forEach(key -> values.add(askOne(rest, path, key)));
        }
        for (JsonNode value : values) {
            if (value.get("entries").isEmpty()) {
                unknown.add(value.get("asked").asText());
            }
        }
        return answer;
    }

    /** Checkpoints are read a key at a time, and so is what is left of a job that has ended. */
    private boolean isAskedAtOnce(Rest rest) {
        return checkpoint == null && rest.get(path(rest)).get("endedMs").isNull();
    }

    private void askAtOnce(Rest rest, String path, ArrayNode values) {
        for (int from = 0; from < keys.size(); from += AT_ONCE) {
            String query =
                    keys.subList(from, Math.min(keys.size(), from + AT_ONCE)).stream()
                            .map(key -> "key=" + Rest.encoded(key))
                            .collect(Collectors.joining("&"));
            rest.get(path + "/values?" + query).get("values").forEach(values::add);
        }
    }

    /** As one of the values that are asked for at once. */
    private ObjectNode askOne(Rest rest, String path, String key) {
        ObjectNode value = Rest.MAPPER.createObjectNode().put("asked", key);
        try {
            JsonNode read = StateCommand.read(rest, path, key, checkpoint);
            for (String name : List.of("key", "readMs", "watermark", "entries")) {
                value.set(name, read.get(name));
            }
        } catch (Refusal refusal) {
            if (!String.valueOf(refusal.getMessage()).contains("has nothing in state")) {
                throw refusal;
            }
            value.putNull("key").putNull("readMs").putNull("watermark").putArray("entries");
        }
        return value;
    }

    @Override
    void show(JsonNode answer) {
        if (answer.has("values")) {
            showEach(answer.get("values"));
            return;
        }
        Table table = new Table("SUBTASK", "WINDOW", "VALUE");
        for (JsonNode entry : answer.get("entries")) {
            String window = StateCommand.window(entry);
            table.row(entry.get("subtask"), window, Words.text(entry.get("value")));
        }
        table.print(out());
    }

    private void showEach(JsonNode values) {
        Table table = new Table("KEY", "SUBTASK", "WINDOW", "VALUE");
        for (JsonNode value : values) {
            String key = value.get("asked").asText();
            for (JsonNode entry : value.get("entries")) {
                String window = StateCommand.window(entry);
                table.row(key, entry.get("subtask"), window, Words.text(entry.get("value")));
            }
        }
        table.print(out());
    }
}
