// SPDX-License-Identifier: Apache-2.0
package dev.millrace.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.engine.inspection.CheckpointSummary;
import dev.millrace.engine.inspection.SnapshotDirectory;
import dev.millrace.engine.inspection.StateDifference;
import dev.millrace.engine.inspection.StateSummary;
import dev.millrace.engine.inspection.StoredEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "snapshot",
        description = "Look into a directory of checkpoints or a savepoint, without job or server.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        subcommands = {
            SnapshotCommand.Ls.class,
            SnapshotCommand.Show.class,
            SnapshotCommand.Get.class,
            SnapshotCommand.Diff.class,
            SnapshotCommand.Verify.class
        })
final class SnapshotCommand {

    /** What all of them have in common. */
    abstract static class Looking implements Callable<Integer> {
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

    /** Of one checkpoint. */
    abstract static class OfCheckpoint extends Looking {
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

    @Command(name = "ls", description = "Checkpoints, the oldest first.", sortOptions = false)
    static final class Ls extends Looking {
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

    @Command(name = "show", description = "What a checkpoint holds.", sortOptions = false)
    static final class Show extends OfCheckpoint {
        @Override
        int look(SnapshotDirectory snapshots, long epoch) throws IOException {
            Table table = new Table("OPERATOR", "PART", "KIND", "STATES", "ENTRIES", "BYTES");
            for (StateSummary each : snapshots.show(epoch)) {
                String states =
                        each.columns().stream()
                                .map(StateSummary.StateColumn::name)
                                .collect(Collectors.joining(", "));
                table.row(
                        each.operator(),
                        each.part(),
                        each.kind(),
                        states.isEmpty() ? "-" : states,
                        each.baseEntries() + each.changeEntries(),
                        each.sizeBytes());
            }
            print(table);
            return 0;
        }
    }

    @Command(name = "get", description = "What a key has in a checkpoint.", sortOptions = false)
    static final class Get extends OfCheckpoint {
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
                        "Key '"
                                + key
                                + "' has nothing in checkpoint "
                                + epoch
                                + " of "
                                + directory);
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

    @Command(
            name = "diff",
            description = "Entries that are not the same in two checkpoints.",
            footer = {"", "Exit code: 0 if there are none, 1 if there are any."},
            sortOptions = false)
    static final class Diff extends Looking {
        @Option(
                names = "--from",
                paramLabel = "N",
                description = "the one before (default: the oldest in DIR)")
        private @Nullable Long from;

        @Option(
                names = "--to",
                paramLabel = "N",
                description = "the one after (default: the newest)")
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
            snapshots.diff(
                    from == null ? oldest(snapshots) : from,
                    after,
                    to == null ? after.newest() : to,
                    differences::add);
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
            return entry == null
                    ? "-"
                    : Rest.MAPPER.<JsonNode>valueToTree(entry.values()).toString();
        }
    }

    @Command(
            name = "verify",
            description = "Read every byte and say what is damaged.",
            footer = {"", "Exit code: 0 if everything is whole, 1 if anything is damaged."},
            sortOptions = false)
    static final class Verify extends Looking {
        @Override
        int look(SnapshotDirectory snapshots) throws IOException {
            List<String> damage = snapshots.verify();
            damage.forEach(this::say);
            if (damage.isEmpty()) {
                say(snapshots.list().size() + " checkpoints are whole");
            }
            return damage.isEmpty() ? 0 : Millrace.FAILED;
        }
    }
}
