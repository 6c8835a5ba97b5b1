// SPDX-License-Identifier: Apache-2.0
package dev.millrace.cli;

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
        return look(open(directory));
    }

    abstract int look(SnapshotDirectory snapshots) throws IOException;

    static SnapshotDirectory open(Path path) {
        if (!Files.isDirectory(path)) {
            throw new Refusal(Millrace.NOT_FOUND, "There is no directory " + path);
        }
        return SnapshotDirectory.of(path);
    }
}
