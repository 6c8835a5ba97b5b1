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
        footer = {
            "",
            "With several keys it says why those that have nothing are not shown: exit code 4."
        },
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

    private final List<String> reasons = new ArrayList<>();

    /** Tells what there is before it refuses because of what there is not. */
    @Override
    public Integer call() {
        int exitCode = super.call();
        if (!reasons.isEmpty()) {
            throw new Refusal(Millrace.NOT_FOUND, String.join("; ", reasons));
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
        for (int from = 0; from < keys.size(); from += AT_ONCE) {
            askAtOnce(rest, path, keys.subList(from, Math.min(keys.size(), from + AT_ONCE)))
                    .forEach(values::add);
        }
        values.forEach(this::note);
        return answer;
    }

    private JsonNode askAtOnce(Rest rest, String path, List<String> some) {
        String query =
                some.stream()
                        .map(key -> "key=" + Rest.encoded(key))
                        .collect(Collectors.joining("&"));
        String of = checkpoint == null ? "" : "&checkpoint=" + checkpoint;
        return rest.get(path + "/values?" + query + of).get("values");
    }

    private void note(JsonNode value) {
        if (!value.get("reason").isNull()) {
            reasons.add(value.get("reason").asText());
        }
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
