// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.engine.checkpoint.CheckpointPurpose;
import dev.millrace.engine.plan.Plan;
import dev.millrace.engine.snapshot.EntryCursor;
import dev.millrace.engine.store.FencedException;
import dev.millrace.engine.wire.WriteTrial;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The store of a job's checkpoints, as one run of the job sees it. */
interface RunStorage {

    /** The job's plan, with the key groups of the checkpoint that the run goes on from. */
    Plan plan();

    /**
     * Checks that each part of the restored checkpoint is somebody's, before anything starts.
     *
     * @param parts the names of the parts of each operator, by uid
     * @throws IllegalArgumentException if state would be lost; the message says whose, and what can
     *     be done
     */
    void requireAllTaken(Map<String, Set<String>> parts);

    /** Fencing number of the run. */
    long generation();

    /** The checkpoint that the run goes on from, 0 if it begins anew. */
    long restoredEpoch();

    /** The greatest number any checkpoint in the store has. */
    long lastEpoch();

    /** Whether a participant had processed all its input at the restored checkpoint. */
    boolean isDrained(int participant);

    /** What was written of a part and is this participant's now, oldest first. May block. */
    List<EntryCursor> piecesOf(int participant, NamedPart part) throws IOException;

    /** Makes what tries whether values can be written into its snapshots. */
    WriteTrial trial();

    /** Begins a snapshot; its outcome is told to {@code told}. Called by the participant. */
    SnapshotOutput begin(SnapshotRequest request, SnapshotListener told);

    /**
     * Makes a checkpoint exist. Blocks.
     *
     * @throws FencedException if a later run has begun, so that this one has to end
     */
    void commit(long epoch, CheckpointPurpose purpose, List<TakenSnapshot> snapshots)
            throws IOException;

    /** Copies the newest checkpoint of this run into a directory of the user's. Blocks. */
    void copyTo(Path savepoint) throws IOException;

    /**
     * Removes what no checkpoint needs any more. Blocks.
     *
     * @param endedEpoch the newest checkpoint that is complete or was given up
     */
    void tidy(long endedEpoch) throws IOException;

    /** Hears what became of a snapshot, on any thread. */
    interface SnapshotListener {
        void taken(TakenSnapshot snapshot);

        void failed(long epoch, int participant, Throwable cause);
    }
}
