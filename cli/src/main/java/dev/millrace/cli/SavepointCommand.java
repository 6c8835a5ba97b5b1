// SPDX-License-Identifier: Apache-2.0
package dev.millrace.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "savepoint",
        description = "Take a savepoint, and wait until it is there.",
        sortOptions = false)
final class SavepointCommand extends OneJob {
    @Option(names = "--name", paramLabel = "NAME", description = "what it is called")
    private @Nullable String name;

    @Override
    JsonNode ask(Rest rest) {
        String path = path(rest);
        ObjectNode body = Rest.MAPPER.createObjectNode();
        if (name != null) {
            body.put("name", name);
        }
        try (Progress progress = progress("savepoint")) {
            JsonNode begun = rest.send("POST", path + "/savepoints", body.toString());
            return SavepointWait.end(rest, path, begun.get("name").asText(), progress);
        }
    }

    @Override
    boolean canHaveEnded() {
        return false;
    }

    @Override
    void show(JsonNode answer) {
        boolean isKnown = answer.path("bytes").isNumber() && answer.path("elapsedMs").isNumber();
        String amount =
                isKnown
                        ? ", "
                                + Words.bytes(answer.get("bytes"))
                                + " in "
                                + Words.span(answer.get("elapsedMs"))
                        : "";
        out().println(
                        "Savepoint "
                                + Table.plain(answer.get("name").asText())
                                + " is taken: checkpoint "
                                + answer.get("checkpoint")
                                + amount);
    }
}
