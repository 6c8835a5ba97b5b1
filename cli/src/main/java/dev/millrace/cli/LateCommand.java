// SPDX-License-Identifier: Apache-2.0
package dev.millrace.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;

@Command(
        name = "late",
        description = "Late records, accepted and dropped: how many, which, and what they lacked.",
        sortOptions = false)
final class LateCommand extends OneJob {
    private static final int SHOWN = 5;

    @Override
    JsonNode ask(Rest rest) {
        return rest.get(path(rest) + "/late");
    }

    @Override
    void show(JsonNode answer) {
        Table table = new Table("OPERATOR", "LATE", "COUNT", "99 % LACK", "99.9 % LACK", "OF");
        for (JsonNode operator : answer.get("operators")) {
            if (!operator.get("accepted").isNull()) {
                row(table, operator, "accepted", "out-of-orderness");
            }
            JsonNode allowed = operator.get("allowedMs");
            row(
                    table,
                    operator,
                    "dropped",
                    allowed.isNull()
                            ? "out-of-orderness"
                            : "allowed lateness, which is " + Words.span(allowed));
        }
        table.print(out());
        for (JsonNode operator : answer.get("operators")) {
            sample(operator, "accepted");
            sample(operator, "dropped");
        }
    }

    private static void row(Table table, JsonNode operator, String kind, String what) {
        JsonNode group = operator.get(kind);
        table.row(
                operator.get("name").asText(),
                kind,
                group.get("count"),
                Words.span(group.get("more99Ms")),
                Words.span(group.get("more999Ms")),
                what);
    }

    private void sample(JsonNode operator, String kind) {
        JsonNode records = operator.get(kind).path("sample");
        if (records.isEmpty()) {
            return;
        }
        out().println();
        String name = Table.plain(operator.get("name").asText());
        out().println(Table.bold("Some that " + name + " " + kind));
        Table table = new Table("TIME", "LATE BY", "RECORD");
        int shown = 0;
        for (JsonNode record : records) {
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
