// SPDX-License-Identifier: Apache-2.0
package dev.millrace.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Command;

@Command(
        name = "show",
        description = "A job and its operators: counts, load, watermarks, queues.",
        sortOptions = false)
final class ShowCommand extends OneJob {

    @Override
    JsonNode ask(Rest rest) {
        String path = path(rest);
        ObjectNode both = Rest.MAPPER.createObjectNode();
        both.set("job", rest.get(path));
        both.set("operators", rest.get(path + "/operators").get("operators"));
        return both;
    }

    @Override
    void show(JsonNode answer) {
        JsonNode job = answer.get("job");
        out().println(
                        Table.plain(job.get("name").asText())
                                + "  "
                                + job.get("status").asText()
                                + "  up "
                                + Words.span(job.get("uptimeMs"))
                                + (job.get("firstCause").isNull()
                                        ? ""
                                        : "  " + Table.plain(job.get("firstCause").asText())));
        Table table =
                new Table(
                        "OPERATOR",
                        "NAME",
                        "KIND",
                        "N",
                        "IN",
                        "OUT",
                        "LATE",
                        "DROPPED",
                        "ERRORS",
                        "BUSY",
                        "HELD UP",
                        "QUEUE",
                        "LATENCY",
                        "WATERMARK");
        for (JsonNode operator : answer.get("operators")) {
            table.row(
                    operator.get("id").asText(),
                    operator.get("name").asText(),
                    operator.get("kind").asText(),
                    operator.get("parallelism"),
                    operator.get("recordsIn"),
                    operator.get("recordsOut"),
                    operator.get("lateAccepted").asLong() + operator.get("lateDropped").asLong(),
                    operator.get("lateDropped"),
                    operator.get("errors"),
                    Words.percent(operator.get("busyShare")),
                    Words.percent(operator.get("backPressuredShare")),
                    Words.percent(operator.get("queueFill")),
                    Math.round(operator.get("latencyMs").asDouble()) + " ms",
                    Words.time(operator.get("watermarkOut")));
        }
        table.print(out());
    }
}
