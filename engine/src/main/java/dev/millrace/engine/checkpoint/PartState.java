// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.checkpoint;

import dev.millrace.engine.snapshot.PartKind;
import java.util.List;

/**
 * Where a part of a subtask's state is: a file that holds everything, and those that say what has
 * changed since.
 *
 * @param part name of the part, unique in its operator
 * @param kind whom its entries belong to
 * @param subtask the subtask that wrote it, or {@link OperatorState#COORDINATOR}
 * @param files the base and then the changes, oldest first; none if there was nothing to write
 */
public record PartState(String part, PartKind kind, int subtask, List<SnapshotFileRef> files) {
    public PartState {
        files = List.copyOf(files);
    }
}
