// SPDX-License-Identifier: Apache-2.0
package dev.millrace.cli;

import dev.millrace.engine.inspection.SnapshotDirectory;
import dev.millrace.engine.inspection.StateSummary;
import java.io.IOException;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

@Command(
        name = "show",
        description = "What a checkpoint holds; parts that are empty are left out.",
        sortOptions = false)
final class SnapshotShow extends CheckpointReading {
    @Override
    int look(SnapshotDirectory snapshots, long epoch) throws IOException {
        Table table = new Table("OPERATOR", "PART", "KIND", "STATES", "ENTRIES", "BYTES");
        for (StateSummary each : snapshots.show(epoch)) {
            long entries = each.baseEntries() + each.changeEntries();
            if (entries == 0) {
                continue;
            }
            String states =
                    each.columns().stream()
                            .map(StateSummary.StateColumn::name)
                            .collect(Collectors.joining(", "));
            table.row(
                    each.operator(),
                    each.part(),
                    each.kind(),
                    states.isEmpty() ? "-" : states,
                    entries,
                    each.sizeBytes());
        }
        print(table);
        return 0;
    }
}
