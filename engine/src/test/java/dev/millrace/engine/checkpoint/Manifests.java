// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.checkpoint;

import dev.millrace.engine.snapshot.PartKind;
import java.util.ArrayList;
import java.util.List;

/** Makes manifests for tests: a job of operators with a part each. */
public final class Manifests {
    private Manifests() {}

    /** The manifest of a checkpoint of the job "orders", with these operators. */
    public static Manifest of(long epoch, long generation, OperatorState... operators) {
        return new Manifest(
                "orders",
                EngineVersion.CURRENT,
                epoch,
                generation,
                CheckpointPurpose.PERIODIC,
                1_700_000_000_000L + epoch,
                "f00d",
                false,
                List.of(operators));
    }

    /** An operator with one part, written by each subtask into a file of its own. */
    public static OperatorState operator(
            String uid, PartKind kind, int parallelism, int maxParallelism, long epoch) {
        List<PartState> parts = new ArrayList<>();
        for (int subtask = 0; subtask < parallelism; subtask++) {
            parts.add(new PartState("state", kind, subtask, List.of(file(1, epoch, subtask))));
        }
        return new OperatorState(
                uid, uid, "process", parallelism, maxParallelism, List.of(), parts);
    }

    static SnapshotFileRef file(long generation, long epoch, int participant) {
        String name = new SnapshotFileName(generation, epoch, participant).text();
        return new SnapshotFileRef(name, epoch, 100 + participant, 0xcafe0000 + participant);
    }
}
