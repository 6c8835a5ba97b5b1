// SPDX-License-Identifier: Apache-2.0
package dev.millrace.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "stop",
        description =
                "End the sources and let everything fire, or take a savepoint and stop there.",
        sortOptions = false)
final class StopCommand extends Steering {
    @Option(
            names = "--savepoint",
            paramLabel = "NAME",
            description = "take a savepoint of this name and stop there")
    private @Nullable String savepoint;

    @Override
    JsonNode ask(Rest rest) {
        String path = path(rest);
        ObjectNode body = Rest.MAPPER.createObjectNode().put("savepoint", savepoint);
        if (savepoint == null) {
            return rest.send("POST", path + "/stop", body.toString());
        }
        try (Progress progress = progress("savepoint")) {
            rest.send("POST", path + "/stop", body.toString());
            SavepointWait.end(rest, path, savepoint, progress);
            return rest.get(path);
        }
    }
}
