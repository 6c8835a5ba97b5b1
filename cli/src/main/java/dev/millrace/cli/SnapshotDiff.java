// SPDX-License-Identifier: Apache-2.0
package dev.millrace.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.engine.inspection.CheckpointSummary;
import dev.millrace.engine.inspection.SnapshotDirectory;
import dev.millrace.engine.inspection.StateDifference;
import dev.millrace.engine.inspection.StoredEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "diff",
        description = "Entries that are not the same in two checkpoints.",
        footer = {"", "Exit code: 0 if there are none, 1 if there are any."},
        sortOptions = false)
final class SnapshotDiff extends SnapshotReading {
    @Option(
            names = "--from",
            paramLabel = "N",
            description = "the one before (default: the oldest in DIR)")
    private @Nullable Long from;

    @Option(names = "--to", paramLabel = "N", description = "the one after (default: the newest)")
    private @Nullable Long to;

    @Option(
            names = "--other",
            paramLabel = "DIR",
            description = "where the one after is (default: in the same)")
    private @Nullable Path other;

    @Override
    int look(SnapshotDirectory snapshots) throws IOException {
        SnapshotDirectory after = other == null ? snapshots : open(other);
        List<StateDifference> differences = new ArrayList<>();
        try (Progress progress = progress("diff", "parts")) {
            snapshots.diff(
                    from == null ? oldest(snapshots) : from,
                    after,
                    to == null ? after.newest() : to,
                    progress::at,
                    differences::add);
        }
        Table table = new Table("OPERATOR", "PART", "KEY", "NAMESPACE", "BEFORE", "AFTER");
        for (StateDifference each : differences) {
            StoredEntry entry = each.before() == null ? each.after() : each.before();
            if (entry != null) {
                table.row(
                        entry.uid(),
                        entry.part(),
                        Words.text(entry.key()),
                        Words.text(entry.namespace()),
                        values(each.before()),
                        values(each.after()));
            }
        }
        print(table);
        return differences.isEmpty() ? 0 : Millrace.FAILED;
    }

    private static long oldest(SnapshotDirectory snapshots) throws IOException {
        return snapshots.list().stream()
                .filter(each -> each.damage() == null)
                .mapToLong(CheckpointSummary::epoch)
                .min()
                .orElse(0);
    }

    private static String values(@Nullable StoredEntry entry) {
        return entry == null ? "-" : Rest.MAPPER.<JsonNode>valueToTree(entry.values()).toString();
    }
}
