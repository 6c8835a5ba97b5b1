// SPDX-License-Identifier: Apache-2.0
package dev.millrace.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;

@Command(
        name = "checkpoints",
        description = "Checkpoints, with their sizes and how long they took.",
        sortOptions = false)
final class CheckpointsCommand extends OneJob {

    @Override
    JsonNode ask(Rest rest) {
        return rest.get(path(rest) + "/checkpoints");
    }

    @Override
    void show(JsonNode answer) {
        Table table = new Table("N", "KIND", "STATUS", "BEGUN", "TOOK", "BYTES", "KEPT", "NAME");
        for (JsonNode each : answer.get("history")) {
            table.row(
                    each.get("id"),
                    each.get("kind").asText(),
                    each.get("status").asText(),
                    Words.time(each.get("triggeredMs")),
                    Words.span(each.get("durationMs")),
                    each.get("bytes").isNull() ? "-" : Words.bytes(each.get("bytes")),
                    each.get("retained").asBoolean() ? "yes" : "no",
                    Words.text(each.get("name")));
        }
        table.print(out());
        for (JsonNode each : answer.get("history")) {
            for (JsonNode clause : each.get("waitsFor")) {
                out().println(each.get("id") + ": " + clause.asText());
            }
        }
    }
}
