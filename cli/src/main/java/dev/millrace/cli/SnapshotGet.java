// SPDX-License-Identifier: Apache-2.0
package dev.millrace.cli;

import dev.millrace.engine.inspection.SnapshotDirectory;
import dev.millrace.engine.inspection.StoredEntry;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "get", description = "What a key has in a checkpoint.", sortOptions = false)
final class SnapshotGet extends CheckpointReading {
    @SuppressWarnings("NullAway.Init") // set by picocli
    @Parameters(index = "1", paramLabel = "OPERATOR", description = "id or name")
    private String operator;

    @SuppressWarnings("NullAway.Init") // set by picocli
    @Parameters(
            index = "2",
            paramLabel = "KEY",
            description = "a text or number as it is, anything else as JSON")
    private String key;

    @Override
    int look(SnapshotDirectory snapshots, long epoch) throws IOException {
        List<StoredEntry> entries = snapshots.get(epoch, operator, key);
        if (entries.isEmpty()) {
            throw new Refusal(
                    Millrace.NOT_FOUND,
                    "Key '" + key + "' has nothing in checkpoint " + epoch + " of " + directory);
        }
        Table table = new Table("PART", "NAMESPACE", "STATE", "VALUE");
        for (StoredEntry entry : entries) {
            entry.values()
                    .forEach(
                            (state, value) ->
                                    table.row(
                                            entry.part(),
                                            Words.text(entry.namespace()),
                                            state,
                                            Words.text(value)));
        }
        print(table);
        return 0;
    }
}
