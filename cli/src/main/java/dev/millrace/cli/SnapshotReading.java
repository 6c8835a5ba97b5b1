// SPDX-License-Identifier: Apache-2.0
package dev.millrace.cli;

import dev.millrace.engine.inspection.SnapshotDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A command that looks into a directory of checkpoints. */
abstract class SnapshotReading implements Callable<Integer> {
    @SuppressWarnings("NullAway.Init") // set by picocli
    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // set by picocli
    @Parameters(index = "0", paramLabel = "DIR", description = "checkpoints or a savepoint")
    Path directory;

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

    @Override
    public Integer call() throws IOException {
        return look(open(directory));
    }

    abstract int look(SnapshotDirectory snapshots) throws IOException;

    static SnapshotDirectory open(Path path) {
        if (!Files.isDirectory(path)) {
            throw new Refusal(Millrace.NOT_FOUND, "There is no directory " + path);
        }
        return SnapshotDirectory.of(path);
    }

    void print(Table table) {
        table.print(spec.commandLine().getOut());
    }

    void say(String line) {
        spec.commandLine().getOut().println(Table.plain(line));
    }
}
