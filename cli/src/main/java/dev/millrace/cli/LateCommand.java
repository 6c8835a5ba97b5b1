// SPDX-License-Identifier: Apache-2.0
package dev.millrace.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;

@Command(
        name = "late",
        description = "Late records: how many, how late, which, and what would have kept them.",
        sortOptions = false)
final class LateCommand extends OneJob {
    private static final int SHOWN = 5;

    @Override
    JsonNode ask(Rest rest) {
        return rest.get(path(rest) + "/late");
    }

    @Override
    void show(JsonNode answer) {
        Table table =
                new Table("OPERATOR", "LATE", "ALLOWED", "KEEPS 99 % OF THEM", "KEEPS 99.9 %");
        for (JsonNode operator : answer.get("operators")) {
            table.row(
                    operator.get("name").asText(),
                    operator.get("count"),
                    Words.span(operator.get("boundMs")),
                    more(operator.get("keeps99Ms")),
                    more(operator.get("keeps999Ms")));
        }
        table.print(out());
        for (JsonNode operator : answer.get("operators")) {
            if (operator.get("count").asLong() > 0) {
                sample(operator);
            }
        }
    }

    private static String more(JsonNode ms) {
        return ms.isNull() ? "-" : "+" + Words.span(ms);
    }

    private void sample(JsonNode operator) {
        out().println();
        out().println(Table.bold("Some of " + Table.plain(operator.get("name").asText())));
        Table table = new Table("TIME", "LATE BY", "RECORD");
        int shown = 0;
        for (JsonNode record : operator.get("sample")) {
            if (shown++ < SHOWN) {
                table.row(
                        Words.time(record.get("timestampMs")),
                        Words.span(record.get("latenessMs")),
                        record.get("record").asText());
            }
        }
        table.print(out());
    }
}
