// SPDX-License-Identifier: Apache-2.0
package dev.millrace.cli;

import dev.millrace.engine.inspection.CheckpointSummary;
import dev.millrace.engine.inspection.SnapshotDirectory;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;

@Command(
        name = "verify",
        description = "Read every byte and say what is damaged.",
        footer = {"", "Exit code: 0 if everything is whole, 1 if anything is damaged."},
        sortOptions = false)
final class SnapshotVerify extends SnapshotReading {
    @Override
    int look(SnapshotDirectory snapshots) throws IOException {
        List<CheckpointSummary> checkpoints = snapshots.list();
        List<String> damage;
        try (Progress progress = progress("verify")) {
            damage = snapshots.verify(progress::at);
        }
        Table table = new Table("DAMAGE");
        damage.forEach(table::row);
        if (isForScripts() || !damage.isEmpty()) {
            print(table);
        } else {
            out().println(checkpoints.size() + " checkpoints are whole");
        }
        return damage.isEmpty() ? 0 : Millrace.FAILED;
    }
}
