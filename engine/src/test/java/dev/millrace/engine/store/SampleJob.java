// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.store;

import dev.millrace.engine.checkpoint.CheckpointPurpose;
import dev.millrace.engine.checkpoint.EngineVersion;
import dev.millrace.engine.checkpoint.Manifest;
import dev.millrace.engine.checkpoint.ManifestDraft;
import dev.millrace.engine.checkpoint.OperatorState;
import dev.millrace.engine.checkpoint.SnapshotFileName;
import dev.millrace.engine.checkpoint.SnapshotFileRef;
import dev.millrace.engine.checkpoint.WrittenPart;
import dev.millrace.engine.checkpoint.WrittenSnapshot;
import dev.millrace.engine.key.KeyGroups;
import dev.millrace.engine.key.KeyHash;
import dev.millrace.engine.seam.BlockingWork;
import dev.millrace.engine.snapshot.Change;
import dev.millrace.engine.snapshot.Column;
import dev.millrace.engine.snapshot.ColumnKind;
import dev.millrace.engine.snapshot.EntryWriter;
import dev.millrace.engine.snapshot.PartKind;
import dev.millrace.engine.snapshot.PartSchema;
import dev.millrace.engine.snapshot.SchemaOnly;
import dev.millrace.engine.wire.Serializers;
import dev.millrace.engine.wire.TypeTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Takes checkpoints of a job that is not there: it reads two splits of visits, counts them by user,
 * and counts them by window and page, with two subtasks of each.
 */
public final class SampleJob {
    public static final int GROUPS = 128;
    public static final int SUBTASKS = 2;

    public static final PartSchema ROWS =
            new PartSchema(
                    "rows",
                    PartKind.KEYED,
                    List.of(
                            new Column("count", ColumnKind.VALUE, false),
                            new Column("last visit", ColumnKind.VALUE, true)));
    public static final PartSchema SLICES =
            new PartSchema(
                    "slices",
                    PartKind.KEYED,
                    List.of(new Column("accumulator", ColumnKind.AGGREGATING, false)));
    public static final PartSchema SPLITS =
            new PartSchema(
                    "splits",
                    PartKind.SPLIT_LIST,
                    List.of(new Column("split", ColumnKind.INTERNAL, false)));

    /** What the job remembers of a user. */
    public record Visit(String page, long atMs) {}

    /** Where the job is in a split. */
    public record Position(String file, long line) {}

    /** What a subtask writes for one checkpoint. */
    @FunctionalInterface
    public interface Content {
        void write(int subtask, EntryWriter rows, EntryWriter slices, EntryWriter splits);
    }

    private final Store store;
    private final JobHistory history;
    private @Nullable Manifest last;

    public SampleJob(Store store, long random) throws IOException {
        this.store = store;
        this.history =
                JobHistory.claim(
                        store, "visits", 1_700_000_000_000L, new SplittableRandom(random), false);
    }

    /** Takes a checkpoint, of everything or of what has changed. */
    public Manifest take(long epoch, boolean base, Content content) throws IOException {
        ManifestDraft draft = new ManifestDraft(base ? null : last);
        for (String uid : List.of("source", "by-user", "by-page")) {
            String kind = uid.equals("by-page") ? "window" : "process";
            draft.operator(uid, uid + " (visits)", kind, SUBTASKS, GROUPS, List.of());
        }
        for (int subtask = 0; subtask < SUBTASKS; subtask++) {
            draft.add(write(epoch, subtask, base, content));
        }
        Manifest manifest =
                new Manifest(
                        "visits",
                        EngineVersion.CURRENT,
                        epoch,
                        history.generation(),
                        CheckpointPurpose.PERIODIC,
                        1_700_000_000_000L + epoch * 1_000,
                        "0123456789abcdef",
                        false,
                        draft.operators());
        append(manifest);
        last = manifest;
        return manifest;
    }

    /** Asks until it is known whether the checkpoint exists. */
    private void append(Manifest manifest) throws IOException {
        boolean unknown = false;
        while (true) {
            try {
                history.append(manifest);
                return;
            } catch (OutcomeUnknownException e) {
                unknown = true;
            } catch (IOException e) {
                if (!unknown || e instanceof FencedException) {
                    throw e;
                }
            }
        }
    }

    public JobHistory history() {
        return history;
    }

    private WrittenSnapshot write(long epoch, int subtask, boolean base, Content content)
            throws IOException {
        Taken taken = new Taken();
        SnapshotUpload upload =
                new SnapshotUpload(
                        store,
                        new AtOnce(),
                        "visits",
                        new SnapshotFileName(history.generation(), epoch, subtask),
                        new TypeTable(Serializers.none()),
                        taken);
        content.write(
                subtask,
                upload.part("by-user", subtask, new SchemaOnly(ROWS), base, GROUPS),
                upload.part("by-page", subtask, new SchemaOnly(SLICES), base, GROUPS),
                upload.part("source", subtask, new SchemaOnly(SPLITS), true, GROUPS));
        upload.finish();
        if (taken.file == null) {
            throw new IOException("not taken", taken.failure);
        }
        return new WrittenSnapshot(subtask, taken.file, taken.parts);
    }

    /** The users from {@code first} to {@code last} that belong to a subtask, by key group. */
    public static List<String> users(int subtask, int first, int last) {
        TreeSet<String> users = new TreeSet<>();
        for (int i = first; i <= last; i++) {
            if (subtaskOf("user-" + i) == subtask) {
                users.add("user-" + i);
            }
        }
        List<String> byGroup = new ArrayList<>(users);
        byGroup.sort((a, b) -> Integer.compare(groupOf(a), groupOf(b)));
        return byGroup;
    }

    public static int subtaskOf(Object key) {
        return KeyGroups.subtaskOf(groupOf(key), GROUPS, SUBTASKS);
    }

    private static int groupOf(Object key) {
        return KeyGroups.groupOf(KeyHash.of(key), GROUPS);
    }

    /** A user has been here {@code count} times. */
    public static void count(EntryWriter rows, String user, long count) {
        rows.begin(Change.PUT, KeyHash.of(user));
        rows.key(user);
        rows.value(0, count);
        rows.value(1, new Visit("/page/" + count, count * 1_000));
        rows.expiry(1, 1_800_000_000_000L + count);
        rows.end();
    }

    /** The user is forgotten. */
    public static void forget(EntryWriter rows, String user) {
        rows.begin(Change.DELETE, KeyHash.of(user));
        rows.key(user);
        rows.end();
    }

    /** So many visits of a page in a window. */
    public static void inWindow(EntryWriter slices, long windowEnd, long page, long count) {
        slices.begin(Change.PUT, KeyHash.ofLong(page));
        slices.key(page);
        slices.namespace(windowEnd);
        slices.value(0, count);
        slices.end();
    }

    /** A window has fired. */
    public static void fired(EntryWriter slices, long windowEnd) {
        slices.begin(Change.DROP_NAMESPACE, 0);
        slices.namespace(windowEnd);
        slices.end();
    }

    /** A split has been read up to a line. */
    public static void readTo(EntryWriter splits, String file, long line) {
        splits.begin(Change.PUT, 0);
        splits.value(0, new Position(file, line));
        splits.end();
    }

    private static final class Taken implements SnapshotUpload.Told {
        private @Nullable SnapshotFileRef file;
        private List<WrittenPart> parts = List.of();
        private @Nullable Throwable failure;

        @Override
        public void taken(SnapshotFileRef taken, List<WrittenPart> written) {
            file = taken;
            parts = written;
        }

        @Override
        public void failed(Throwable cause) {
            failure = cause;
        }
    }

    private static final class AtOnce implements BlockingWork {
        @Override
        public void submit(Runnable work) {
            work.run();
        }

        @Override
        public void submitLater(Runnable work, long delayNs) {
            work.run();
        }

        @Override
        public void close() {}
    }

    /** What an operator has, for tests that look inside. */
    static OperatorState operator(Manifest manifest, String uid) {
        return manifest.operator(uid).orElseThrow();
    }
}
