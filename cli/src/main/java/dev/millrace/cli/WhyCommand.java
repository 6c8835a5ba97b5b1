// SPDX-License-Identifier: Apache-2.0
package dev.millrace.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "why",
        description = "Why nothing comes out, or why it is slow.",
        sortOptions = false)
final class WhyCommand extends OneJob {
    /** Of these a line is enough. */
    private static final Set<String> WELL = Set.of("WORKING", "IDLE", "ENDED");

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
            String name = Table.plain(reason.get("name").asText());
            String verdict = reason.get("verdict").asText();
            String summary = Table.plain(reason.get("summary").asText());
            if (WELL.contains(verdict)) {
                out().println(Table.bold(name + "  " + verdict) + "  " + summary);
            } else {
                out().println(Table.bold(name + "  " + verdict));
                out().println("  " + summary);
            }
            for (JsonNode help : reason.get("help")) {
                out().println("  -> " + Table.plain(help.asText()));
            }
        }
    }
}
