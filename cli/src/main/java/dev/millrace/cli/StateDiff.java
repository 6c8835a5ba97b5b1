// SPDX-License-Identifier: Apache-2.0
package dev.millrace.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "diff",
        description = "What is different between a checkpoint and now, or another checkpoint.",
        footer = {"", "'millrace snapshot diff' compares all keys of two checkpoints."},
        sortOptions = false)
final class StateDiff extends StateCommand.OneState {
    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "KEY",
            description = "left out for state without keys")
    private @Nullable String key;

    @Option(
            names = "--checkpoint",
            paramLabel = "N",
            required = true,
            description = "the one before")
    private long checkpoint;

    @Option(
            names = "--with",
            paramLabel = "N",
            description = "the checkpoint after (default: what the job has now)")
    private @Nullable Long with;

    @Override
    JsonNode ask(Rest rest) {
        String path = statePath(rest);
        ObjectNode both = Rest.MAPPER.createObjectNode();
        Refusal noneBefore = read(both, "before", rest, path, checkpoint);
        Refusal noneAfter = read(both, "after", rest, path, with);
        if (noneBefore != null && noneAfter != null) {
            throw noneAfter;
        }
        return both;
    }

    /** Puts null where the key has nothing, and returns why. */
    private @Nullable Refusal read(
            ObjectNode to, String name, Rest rest, String path, @Nullable Long from) {
        try {
            to.set(name, StateCommand.read(rest, path, key, from));
            return null;
        } catch (Refusal refusal) {
            if (refusal.exitCode() != Millrace.NOT_FOUND || isNoCheckpoint(refusal)) {
                throw refusal;
            }
            to.putNull(name);
            return refusal;
        }
    }

    private static boolean isNoCheckpoint(Refusal refusal) {
        return String.valueOf(refusal.getMessage()).contains("retained");
    }

    @Override
    void show(JsonNode answer) {
        Map<String, JsonNode> before = values(answer.get("before"));
        Map<String, JsonNode> after = values(answer.get("after"));
        Set<String> places = new LinkedHashSet<>(before.keySet());
        places.addAll(after.keySet());
        places.removeIf(place -> Objects.equals(before.get(place), after.get(place)));
        if (places.isEmpty()) {
            out().println("Nothing is different");
            return;
        }
        String now = with == null ? "NOW" : "CHECKPOINT " + with;
        Table table = new Table("WINDOW", "CHECKPOINT " + checkpoint, now);
        for (String place : places) {
            table.row(place, Words.text(before.get(place)), Words.text(after.get(place)));
        }
        table.print(out());
    }

    /** By their windows; of state without keys each subtask has one, and which does not matter. */
    private static Map<String, JsonNode> values(JsonNode answer) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        for (JsonNode entry : answer.path("entries")) {
            String window = StateCommand.window(entry);
            int copy = 1;
            String place = window;
            while (values.putIfAbsent(place, entry.get("value")) != null) {
                place = window + " (" + ++copy + ")";
            }
        }
        return values;
    }
}
