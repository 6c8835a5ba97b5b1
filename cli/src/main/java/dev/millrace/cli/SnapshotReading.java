// SPDX-License-Identifier: Apache-2.0
package dev.millrace.cli;

import dev.millrace.engine.inspection.AbsentException;
import dev.millrace.engine.inspection.SnapshotDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** A command that looks into a directory of checkpoints. */
abstract class SnapshotReading extends Telling {
    @SuppressWarnings("NullAway.Init") // set by picocli
    @Parameters(index = "0", paramLabel = "DIR", description = "checkpoints or a savepoint")
    Path directory;

    @Override
    public Integer call() throws IOException {
        try {
            return look(open(directory));
        } catch (AbsentException e) {
            throw new Refusal(Millrace.NOT_FOUND, String.valueOf(e.getMessage()), e);
        }
    }

    abstract int look(SnapshotDirectory snapshots) throws IOException;

    /** A directory with something in it: that a wrong one has no damage would mislead. */
    static SnapshotDirectory open(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            throw new Refusal(Millrace.NOT_FOUND, "There is no directory " + path);
        }
        SnapshotDirectory directory = SnapshotDirectory.of(path);
        if (directory.list().isEmpty()) {
            throw new Refusal(
                    Millrace.NOT_FOUND,
                    "There is no checkpoint in "
                            + path
                            + "; give the folder that a job was given for its checkpoints, or a"
                            + " savepoint's");
        }
        return directory;
    }
}
