// SPDX-License-Identifier: Apache-2.0
package dev.millrace.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;

@Command(
        name = "explain",
        description = "The plan of a job: tasks, chains, parallelism, and what goes where.",
        sortOptions = false)
final class ExplainCommand extends OneJob {

    @Override
    JsonNode ask(Rest rest) {
        return rest.get(path(rest) + "/plan");
    }

    @Override
    void show(JsonNode answer) {
        Table tasks = new Table("TASK", "CHAIN", "SUBTASKS", "KEY GROUPS");
        for (JsonNode task : answer.get("tasks")) {
            tasks.row(
                    task.get("id"),
                    task.get("name").asText(),
                    task.get("parallelism"),
                    task.get("maxParallelism"));
        }
        tasks.print(out());
        out().println();
        Table edges = new Table("FROM", "TO", "BY", "SIDE OUTPUT");
        for (JsonNode edge : answer.get("edges")) {
            edges.row(
                    edge.get("from").asText(),
                    edge.get("to").asText(),
                    edge.get("partitioning").asText(),
                    Words.text(edge.get("sideOutput")));
        }
        edges.print(out());
    }
}
