// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.api.connector.Committer;
import dev.millrace.api.connector.CommittingSink;
import dev.millrace.engine.snapshot.Change;
import dev.millrace.engine.snapshot.Column;
import dev.millrace.engine.snapshot.ColumnKind;
import dev.millrace.engine.snapshot.EntryCursor;
import dev.millrace.engine.snapshot.EntryWriter;
import dev.millrace.engine.snapshot.PartKind;
import dev.millrace.engine.snapshot.PartSchema;
import dev.millrace.engine.snapshot.RunEpochs;
import dev.millrace.engine.snapshot.SnapshotPart;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The second phase of a committing sink in one subtask of a job with checkpoints. What a writer
 * staged for an epoch is committed once that checkpoint is complete, beside the subtask's thread,
 * and stands in every snapshot until the commit is confirmed.
 *
 * <p>Owned by the subtask's thread, but for {@link #outcome}.
 */
final class EpochCommits implements SnapshotPart, AutoCloseable {
    private static final PartSchema SCHEMA =
            new PartSchema(
                    "committables",
                    PartKind.SUBTASK,
                    List.of(
                            new Column("subtask", ColumnKind.INTERNAL, false),
                            new Column("epoch", ColumnKind.INTERNAL, false),
                            new Column("committable", ColumnKind.VALUE, false)));

    /** For so many entries a committable counts, as it may hold output: those for Kafka do. */
    private static final int ENTRIES_OF_A_COMMITTABLE = 64;

    private record Staged(long epoch, Object committable) {}

    /** What became of the commit that was last asked for. */
    private record Outcome(long upTo, @Nullable Throwable failure) {}

    private final CommittingSink<Object, Object> sink;
    private final OperatorContext context;
    private final RunEpochs epochs;
    private final NavigableMap<Long, List<Object>> pending = new TreeMap<>();
    private @Nullable Committer<Object> committer;
    private boolean committing;
    private @Nullable EntryWriter out;
    private Iterator<Staged> frozen = List.<Staged>of().iterator();

    /** Written by the thread that commits, taken by the subtask's. */
    private volatile @Nullable Outcome outcome;

    EpochCommits(CommittingSink<Object, Object> sink, OperatorContext context) {
        this.sink = sink;
        this.context = context;
        this.epochs = context.epochs();
    }

    /** Gives up what an earlier run staged in vain, and commits what it may not have committed. */
    void recover(SinkPlace place) throws Exception {
        Committer<Object> made = sink.createCommitter(place);
        committer = made;
        made.recover(pending.values().stream().flatMap(List::stream).toList());
        commit(made, pending);
        pending.clear();
    }

    /** The writer has staged this for {@code epoch}. */
    void stage(long epoch, List<Object> committables) {
        if (!committables.isEmpty()) {
            pending.computeIfAbsent(epoch, ignored -> new ArrayList<>()).addAll(committables);
        }
    }

    /** Commits what may be committed; whether anything happened. */
    boolean poll() {
        boolean did = confirm();
        long completed = epochs.completed();
        if (committing || pending.isEmpty() || pending.firstKey() > completed) {
            return did;
        }
        committing = true;
        Committer<Object> by = Objects.requireNonNull(committer);
        NavigableMap<Long, List<Object>> due = new TreeMap<>();
        pending.headMap(completed, true)
                .forEach((epoch, staged) -> due.put(epoch, List.copyOf(staged)));
        context.blockingWork().submit(() -> outcome = attempt(by, due));
        return true;
    }

    /** Whether no commit is under way. */
    boolean isSettled() {
        return !committing || outcome != null;
    }

    private boolean confirm() {
        Outcome result = outcome;
        if (result == null) {
            return false;
        }
        outcome = null;
        committing = false;
        if (result.failure != null) {
            throw context.failures().fatal(result.failure, "to commit epoch " + result.upTo);
        }
        pending.headMap(result.upTo, true).clear();
        return true;
    }

    private static Outcome attempt(
            Committer<Object> committer, NavigableMap<Long, List<Object>> due) {
        try {
            commit(committer, due);
            return new Outcome(due.lastKey(), null);
        } catch (Throwable t) {
            return new Outcome(due.lastKey(), t);
        }
    }

    private static void commit(Committer<Object> committer, NavigableMap<Long, List<Object>> due)
            throws Exception {
        for (var staged : due.entrySet()) {
            committer.commit(staged.getKey(), staged.getValue());
        }
    }

    @Override
    public PartSchema schema() {
        return SCHEMA;
    }

    @Override
    public void freeze(EntryWriter entries, boolean base) {
        List<Staged> all = new ArrayList<>();
        pending.forEach(
                (epoch, list) -> list.forEach(staged -> all.add(new Staged(epoch, staged))));
        out = entries;
        frozen = all.iterator();
    }

    @Override
    public boolean writeOn(int mostEntries) {
        EntryWriter entries = Objects.requireNonNull(out, "not frozen");
        for (int i = 0; i < mostEntries && frozen.hasNext(); i += ENTRIES_OF_A_COMMITTABLE) {
            Staged staged = frozen.next();
            entries.begin(Change.PUT, 0);
            entries.value(0, context.subtask());
            entries.value(1, staged.epoch);
            entries.value(2, staged.committable);
            entries.end();
        }
        return !frozen.hasNext();
    }

    @Override
    public void thaw() {
        out = null;
        frozen = List.<Staged>of().iterator();
    }

    /** Takes over what those subtasks staged whose index, by the parallelism, leads here. */
    @Override
    public void restore(EntryCursor entries) {
        while (entries.next()) {
            long subtask = numberOf(entries, 0);
            long epoch = numberOf(entries, 1);
            Object committable = Objects.requireNonNull(entries.value(2));
            if (subtask % context.parallelism() == context.subtask()) {
                pending.computeIfAbsent(epoch, ignored -> new ArrayList<>()).add(committable);
            }
        }
    }

    @Override
    public void close() throws Exception {
        if (committer != null) {
            committer.close();
        }
    }

    /** A number may be read as a narrower one than was written. */
    private static long numberOf(EntryCursor entries, int column) {
        return ((Number) Objects.requireNonNull(entries.value(column))).longValue();
    }
}
