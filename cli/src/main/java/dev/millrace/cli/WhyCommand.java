// SPDX-License-Identifier: Apache-2.0
package dev.millrace.cli;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "why",
        description = "Why nothing comes out, or why it is slow.",
        sortOptions = false)
final class WhyCommand extends OneJob {
    @Parameters(
            arity = "0..1",
            paramLabel = "OPERATOR",
            description = "only this one, by its id or name (default: all)")
    private @Nullable String operator;

    @Option(names = "--key", paramLabel = "KEY", description = "what this key waits for")
    private @Nullable String key;

    @Override
    JsonNode ask(Rest rest) {
        String path = path(rest);
        String of = operator == null ? "" : "?op=" + Rest.encoded(operatorOf(rest, path, operator));
        String and = key == null ? "" : (of.isEmpty() ? "?" : "&") + "key=" + Rest.encoded(key);
        return rest.get(path + "/why" + of + and);
    }

    @Override
    void show(JsonNode answer) {
        for (JsonNode reason : answer.get("operators")) {
            out().println(
                            Table.bold(
                                    Table.plain(reason.get("name").asText())
                                            + "  "
                                            + reason.get("verdict").asText()));
            out().println("  " + Table.plain(reason.get("summary").asText()));
            for (JsonNode help : reason.get("help")) {
                out().println("  -> " + Table.plain(help.asText()));
            }
        }
    }
}
