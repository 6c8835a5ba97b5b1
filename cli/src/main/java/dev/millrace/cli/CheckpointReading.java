// SPDX-License-Identifier: Apache-2.0
package dev.millrace.cli;

import dev.millrace.engine.inspection.SnapshotDirectory;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A command that looks into one checkpoint of a directory. */
abstract class CheckpointReading extends SnapshotReading {
    @Option(
            names = "--checkpoint",
            paramLabel = "N",
            description = "which one (default: the newest)")
    private @Nullable Long checkpoint;

    @Override
    int look(SnapshotDirectory snapshots) throws IOException {
        return look(snapshots, checkpoint == null ? snapshots.newest() : checkpoint);
    }

    abstract int look(SnapshotDirectory snapshots, long epoch) throws IOException;
}
