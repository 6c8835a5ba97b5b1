// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.engine.snapshot.EntryCursor;
import dev.millrace.engine.snapshot.SnapshotPart;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A subtask or an enumerator, as the checkpoints of its run see it. In a run without checkpoints
 * there is nothing to restore, and nobody to tell.
 */
final class Participant {
    private final int number;
    private final @Nullable Checkpointing run;

    Participant(int number, @Nullable Checkpointing run) {
        this.number = number;
        this.run = run;
    }

    /** Takes the snapshots of {@code parts}. */
    Snapshots snapshots(List<NamedPart> parts) {
        Checkpointing checkpoints = checkpoints();
        return new Snapshots(
                number, parts, checkpoints.storage(), checkpoints, checkpoints.epochs());
    }

    /** Whether it had processed all its input at the restored checkpoint. */
    boolean isDrained() {
        return run != null && run.storage().isDrained(number);
    }

    /** Restores what an earlier run wrote of a part. */
    void restore(NamedPart named) throws IOException {
        if (run == null) {
            return;
        }
        SnapshotPart part = named.part();
        for (EntryCursor piece : run.storage().piecesOf(number, named)) {
            part.restore(piece);
        }
    }

    /** All its input is processed. */
    void tellDrained() {
        if (run != null) {
            run.drained(number);
        }
    }

    private Checkpointing checkpoints() {
        if (run == null) {
            throw new IllegalStateException("The run takes no checkpoints");
        }
        return run;
    }
}
