// SPDX-License-Identifier: Apache-2.0
package dev.millrace.cli;

import dev.millrace.engine.inspection.CheckpointSummary;
import dev.millrace.engine.inspection.SnapshotDirectory;
import java.io.IOException;
import java.time.Instant;
import picocli.CommandLine.Command;

@Command(name = "ls", description = "Checkpoints, the oldest first.", sortOptions = false)
final class SnapshotListing extends SnapshotReading {
    @Override
    int look(SnapshotDirectory snapshots) throws IOException {
        Table table = new Table("N", "PURPOSE", "JOB", "TAKEN", "BYTES", "FILES", "DAMAGE");
        for (CheckpointSummary each : snapshots.list()) {
            table.row(
                    each.epoch(),
                    each.purpose(),
                    each.job(),
                    Instant.ofEpochMilli(each.takenAtMs()),
                    each.sizeBytes(),
                    each.files(),
                    each.damage() == null ? "-" : each.entry() + ": " + each.damage());
        }
        print(table);
        return 0;
    }
}
