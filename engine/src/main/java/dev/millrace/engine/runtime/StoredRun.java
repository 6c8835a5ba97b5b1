// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.engine.checkpoint.CheckpointPurpose;
import dev.millrace.engine.checkpoint.EngineVersion;
import dev.millrace.engine.checkpoint.Manifest;
import dev.millrace.engine.checkpoint.ManifestDraft;
import dev.millrace.engine.checkpoint.SnapshotFileName;
import dev.millrace.engine.checkpoint.SnapshotFileRef;
import dev.millrace.engine.checkpoint.WrittenPart;
import dev.millrace.engine.checkpoint.WrittenSnapshot;
import dev.millrace.engine.plan.Plan;
import dev.millrace.engine.plan.PlannedOperator;
import dev.millrace.engine.plan.Task;
import dev.millrace.engine.seam.Outside;
import dev.millrace.engine.snapshot.EntryWriter;
import dev.millrace.engine.snapshot.SnapshotPart;
import dev.millrace.engine.store.CheckpointFiles;
import dev.millrace.engine.store.JobHistory;
import dev.millrace.engine.store.LocalStore;
import dev.millrace.engine.store.OutcomeUnknownException;
import dev.millrace.engine.store.Savepoints;
import dev.millrace.engine.store.SnapshotUpload;
import dev.millrace.engine.store.Store;
import dev.millrace.engine.wire.Serializers;
import dev.millrace.engine.wire.TypeTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The checkpoints of one run in a store. Snapshots are begun by any participant's thread; the rest
 * blocks, and is done by one thread at a time.
 */
final class StoredRun extends RestoredRun {
    /**
     * A put whose outcome is unknown is repeated so often before the checkpoint is given up; the
     * history settles what became of it at the next one.
     */
    private static final int PUT_ATTEMPTS = 10;

    private final Plan plan;
    private final Outside outside;
    private final Serializers serializers;
    private final Store store;
    private final JobHistory history;
    private final long lastEpoch;
    private final int retained;

    /** The newest checkpoint of this run, which the next may build on. */
    private @Nullable Manifest previous;

    StoredRun(
            Plan plan,
            Outside outside,
            Serializers serializers,
            Store store,
            JobHistory history,
            long lastEpoch,
            int retained,
            @Nullable Restored restored) {
        super(plan, serializers, restored);
        this.plan = plan;
        this.outside = outside;
        this.serializers = serializers;
        this.store = store;
        this.history = history;
        this.lastEpoch = lastEpoch;
        this.retained = retained;
    }

    @Override
    public long generation() {
        return history.generation();
    }

    @Override
    public long lastEpoch() {
        return lastEpoch;
    }

    @Override
    public SnapshotOutput begin(SnapshotRequest request, SnapshotListener told) {
        ParticipantPlace place = place(request.participant());
        SnapshotUpload upload =
                new SnapshotUpload(
                        store,
                        outside.blockingWork(),
                        plan.jobName(),
                        new SnapshotFileName(
                                generation(), request.barrier().epoch(), request.participant()),
                        new TypeTable(serializers),
                        new Told(request, subtaskOf(place), told));
        return new Upload(upload, place);
    }

    @Override
    public void commit(long epoch, CheckpointPurpose purpose, List<TakenSnapshot> snapshots)
            throws IOException {
        ManifestDraft draft = new ManifestDraft(previous);
        boolean complete = true;
        for (Task task : plan.tasks()) {
            List<Integer> drained = drained(task, snapshots);
            complete &= drained.size() == task.parallelism();
            for (PlannedOperator operator : task.operators()) {
                draft.operator(
                        operator.uid(),
                        operator.name(),
                        operator.storedKind(),
                        task.parallelism(),
                        task.maxParallelism(),
                        drained);
            }
        }
        for (TakenSnapshot snapshot : snapshots) {
            draft.add((WrittenSnapshot) snapshot.content());
        }
        Manifest manifest =
                new Manifest(
                        plan.jobName(),
                        EngineVersion.CURRENT,
                        epoch,
                        generation(),
                        purpose,
                        outside.clock().wallMs(),
                        "",
                        complete,
                        draft.operators());
        append(manifest);
        previous = manifest;
    }

    private void append(Manifest manifest) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                history.append(manifest);
                return;
            } catch (OutcomeUnknownException e) {
                if (attempt == PUT_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private List<Integer> drained(Task task, List<TakenSnapshot> snapshots) {
        List<Integer> drained = new ArrayList<>();
        for (TakenSnapshot snapshot : snapshots) {
            ParticipantPlace place = place(snapshot.participant());
            if (place.task().id() == task.id() && !place.enumerator() && snapshot.drained()) {
                drained.add(place.index());
            }
        }
        return drained;
    }

    @Override
    public void copyTo(Path savepoint) throws IOException {
        Manifest newest = previous;
        if (newest == null) {
            throw new IllegalStateException("There is no checkpoint to copy");
        }
        try (Store copy =
                new LocalStore(outside.disk(), savepoint.toString(), outside.random("savepoint"))) {
            Savepoints.copy(store, newest, copy);
        }
    }

    @Override
    public void tidy(long endedEpoch) throws IOException {
        CheckpointFiles.tidy(store, retained, generation(), endedEpoch);
    }

    private static final class Upload implements SnapshotOutput {
        private final SnapshotUpload upload;
        private final ParticipantPlace place;

        Upload(SnapshotUpload upload, ParticipantPlace place) {
            this.upload = upload;
            this.place = place;
        }

        @Override
        public EntryWriter part(String uid, SnapshotPart part, boolean base) {
            return upload.part(uid, subtaskOf(place), part, base, place.task().maxParallelism());
        }

        @Override
        public boolean isFull() {
            return upload.isFull();
        }

        @Override
        public long finish() {
            return upload.finish();
        }

        @Override
        public void giveUp() {
            upload.giveUp();
        }
    }

    private record Told(SnapshotRequest request, int subtask, SnapshotListener listener)
            implements SnapshotUpload.Told {

        @Override
        public void taken(SnapshotFileRef file, List<WrittenPart> parts) {
            listener.taken(
                    new TakenSnapshot(
                            request.participant(),
                            request.barrier().epoch(),
                            request.drained(),
                            request.alignedNs(),
                            file.sizeBytes(),
                            new WrittenSnapshot(subtask, file, parts)));
        }

        @Override
        public void failed(Throwable cause) {
            listener.failed(request.barrier().epoch(), request.participant(), cause);
        }
    }
}
