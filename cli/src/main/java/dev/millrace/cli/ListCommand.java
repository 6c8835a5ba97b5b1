// SPDX-License-Identifier: Apache-2.0
package dev.millrace.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;

@Command(name = "list", description = "All jobs of the server.", sortOptions = false)
final class ListCommand extends Asking {

    @Override
    JsonNode ask(Rest rest) {
        return rest.get("/api/v1/jobs");
    }

    @Override
    void show(JsonNode answer) {
        Table table = new Table("JOB", "NAME", "STATUS", "UPTIME", "STARTED", "FIRST CAUSE");
        for (JsonNode job : answer.get("jobs")) {
            table.row(
                    job.get("id").asText(),
                    job.get("name").asText(),
                    job.get("status").asText(),
                    Words.span(job.get("uptimeMs")),
                    Words.time(job.get("startedMs")),
                    Words.text(job.get("firstCause")));
        }
        table.print(out());
    }
}
