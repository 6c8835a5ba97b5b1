// SPDX-License-Identifier: Apache-2.0
package dev.millrace.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import picocli.CommandLine.Command;

@Command(
        name = "config",
        description = "The options of a job: the values that hold, and who set them.",
        sortOptions = false)
final class ConfigCommand extends OneJob {

    @Override
    JsonNode ask(Rest rest) {
        return rest.get(path(rest) + "/config");
    }

    @Override
    void show(JsonNode answer) {
        Table table = new Table("OPTION", "VALUE", "SET BY");
        for (JsonNode entry : answer.get("entries")) {
            String origin = entry.get("origin").asText();
            table.row(
                    entry.get("name").asText(),
                    entry.get("value").asText(),
                    origin.toLowerCase(Locale.ROOT).replace('_', ' '));
        }
        table.print(out());
    }
}
