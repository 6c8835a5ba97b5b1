// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.checkpoint;

import java.util.List;

/**
 * A file that a participant has written for a checkpoint, with what is in it.
 *
 * @param subtask whose it is, or {@link OperatorState#COORDINATOR}
 * @param file where it is
 * @param parts what is in it
 */
public record WrittenSnapshot(int subtask, SnapshotFileRef file, List<WrittenPart> parts) {
    public WrittenSnapshot {
        parts = List.copyOf(parts);
    }
}
