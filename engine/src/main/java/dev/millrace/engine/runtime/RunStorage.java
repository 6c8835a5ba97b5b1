// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.engine.checkpoint.CheckpointPurpose;
import dev.millrace.engine.snapshot.EntryCursor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The store of a job's checkpoints, as one run of the job sees it. */
interface RunStorage {

    /** Fencing number of the run. */
    long generation();

    /** The checkpoint that the run goes on from, 0 if it begins anew. */
    long restoredEpoch();

    /** The greatest number any checkpoint in the store has. */
    long lastEpoch();

    /** Whether the run before had processed all its input, and its last checkpoint is complete. */
    boolean isComplete();

    /** Whether a participant had processed all its input at the restored checkpoint. */
    boolean isDrained(int participant);

    /** What was written of a part and is this participant's now, oldest first. May block. */
    List<EntryCursor> piecesOf(int participant, NamedPart part) throws IOException;

    /** Begins a snapshot; its outcome is told to {@code told}. Called by the participant. */
    SnapshotOutput begin(SnapshotRequest request, SnapshotListener told);

    /**
     * Makes a checkpoint exist. Blocks.
     *
     * @param savepoint the directory that the user named, or null for one of the engine's own
     */
    void commit(
            long epoch,
            CheckpointPurpose purpose,
            @Nullable Path savepoint,
            List<TakenSnapshot> snapshots)
            throws IOException;

    /** Removes what no checkpoint needs any more. Blocks. */
    void tidy() throws IOException;

    /** Hears what became of a snapshot, on any thread. */
    interface SnapshotListener {
        void taken(TakenSnapshot snapshot);

        void failed(long epoch, int participant, Throwable cause);
    }
}
