// SPDX-License-Identifier: Apache-2.0
package dev.millrace.cli;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "state",
        description = "What a job remembers.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            StateCommand.Ls.class,
            StateGet.class,
            StateCommand.Keys.class,
            StateDiff.class
        })
final class StateCommand {
    /** A command about one state. */
    abstract static class OneState extends OneJob {
        @Parameters(index = "0", paramLabel = "OPERATOR", description = "its id or name")
        private String operator = "";

        @Parameters(index = "1", paramLabel = "STATE", description = "the state's name")
        private String state = "";

        String statePath(Rest rest) {
            String path = path(rest);
            String id = operatorOf(rest, path, operator);
            return path + "/state/" + Rest.encoded(id) + "/" + Rest.encoded(state);
        }

        String state() {
            return state;
        }
    }

    @Command(
            name = "ls",
            description = "Operators and their states, with types, keys and bytes.",
            sortOptions = false)
    static final class Ls extends OneJob {
        @Override
        JsonNode ask(Rest rest) {
            return rest.get(path(rest) + "/state");
        }

        @Override
        void show(JsonNode answer) {
            Table table =
                    new Table(
                            "OPERATOR", "STATE", "SCOPE", "KIND", "KEY", "VALUE", "KEYS", "BYTES");
            for (JsonNode operator : answer.get("operators")) {
                for (JsonNode state : operator.get("states")) {
                    table.row(
                            operator.get("id").asText(),
                            state.get("name").asText(),
                            state.get("scope").asText(),
                            state.get("kind").asText(),
                            simple(state.get("keyType")),
                            simple(state.get("valueType")),
                            state.get("keys"),
                            Words.bytes(state.get("bytes")));
                }
            }
            table.print(out());
        }

        private static String simple(JsonNode type) {
            String name = Words.text(type);
            return name.substring(name.lastIndexOf('.') + 1);
        }
    }

    @Command(name = "keys", description = "The keys of a state.", sortOptions = false)
    static final class Keys extends OneState {
        @Option(
                names = "--limit",
                paramLabel = "N",
                defaultValue = "100",
                description = "at most so many (default: ${DEFAULT-VALUE})")
        private int limit;

        @Option(
                names = "--after",
                paramLabel = "PLACE",
                description = "go on where the page before ended")
        private @Nullable String after;

        @Override
        JsonNode ask(Rest rest) {
            String from = after == null ? "" : "&after=" + Rest.encoded(after);
            return rest.get(statePath(rest) + "/keys?limit=" + limit + from);
        }

        @Override
        void show(JsonNode answer) {
            Table table = new Table("KEY", "SUBTASK", "KEY GROUP");
            for (JsonNode key : answer.get("keys")) {
                table.row(key.get("text").asText(), key.get("subtask"), key.get("keyGroup"));
            }
            table.print(out());
            if (!answer.get("next").isNull()) {
                out().println("There are more: --after " + answer.get("next").asText());
            }
        }
    }

    /**
     * What a key has.
     *
     * @param key null for state without keys
     * @param checkpoint null for what the job has now
     */
    static JsonNode read(
            Rest rest, String statePath, @Nullable String key, @Nullable Long checkpoint) {
        String query = key == null ? "" : "?key=" + Rest.encoded(key);
        if (checkpoint != null) {
            query += (query.isEmpty() ? "?" : "&") + "checkpoint=" + checkpoint;
        }
        return rest.get(statePath + query);
    }

    static String window(JsonNode entry) {
        JsonNode window = entry.get("window");
        if (window.isNull()) {
            return "-";
        }
        return window.get("startMs").isNull()
                ? window.get("text").asText()
                : Words.time(window.get("startMs")) + " to " + Words.time(window.get("endMs"));
    }
}
