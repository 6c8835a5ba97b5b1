// SPDX-License-Identifier: Apache-2.0
package dev.millrace.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What all commands have in common that tell something: to a person, or as JSON to a script. */
abstract class Telling implements Callable<Integer> {
    @SuppressWarnings("NullAway.Init") // set by picocli
    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "print JSON, for scripts")
    private boolean json;

    @SuppressWarnings("UnusedVariable") // looked for among the arguments
    @Option(
            names = {"-v", "--verbose"},
            description = "with stack traces")
    private boolean verbose;

    @SuppressWarnings("UnusedVariable") // picocli acts on it by itself
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "print this text")
    private boolean help;

    boolean isForScripts() {
        return json;
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** What shows how far something long has come, in bytes; it is no part of what is told. */
    Progress progress(String what) {
        return Progress.ofBytes(what, spec.commandLine().getErr(), Progress.isTerminal());
    }

    /** As the other, in things by their name in the plural. */
    Progress progress(String what, String things) {
        return Progress.of(things, what, spec.commandLine().getErr(), Progress.isTerminal());
    }

    /** Tells a table: as columns, or as an array with an object for each row. */
    void print(Table table) {
        if (json) {
            print(table.json());
        } else {
            table.print(out());
        }
    }

    void print(JsonNode node) {
        try {
            String text = Rest.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(node);
            out().println(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
