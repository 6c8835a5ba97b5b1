// SPDX-License-Identifier: Apache-2.0
package dev.millrace.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "savepoint", description = "Take a savepoint.", sortOptions = false)
final class SavepointCommand extends OneJob {
    @Option(names = "--name", paramLabel = "NAME", description = "what it is called")
    private @Nullable String name;

    @Override
    JsonNode ask(Rest rest) {
        ObjectNode body = Rest.MAPPER.createObjectNode();
        if (name != null) {
            body.put("name", name);
        }
        return rest.send("POST", path(rest) + "/savepoints", body.toString());
    }

    @Override
    void show(JsonNode answer) {
        boolean taken = answer.get("status").asText().equals("COMPLETED");
        out().println(
                        "Savepoint "
                                + Words.text(answer.get("name"))
                                + (taken
                                        ? " is taken"
                                        : " has begun; 'millrace checkpoints' shows how it goes"));
    }
}
