// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.checkpoint;

import dev.millrace.engine.snapshot.PartKind;
import java.util.List;

/**
 * What one subtask of a new run takes from one subtask of the run before.
 *
 * @param part name of the part
 * @param kind whom its entries belong to
 * @param fromSubtask who wrote it
 * @param files the base and then the changes, oldest first
 * @param firstGroup with the next: of keyed entries those in these key groups
 * @param endGroup the group after the last one
 * @param dealOf of split lists that are dealt out anew, how many take turns, over the items of all
 *     pieces one after the other; 1 for all items
 * @param dealTurn whose turn is this one's
 */
public record RestorePiece(
        String part,
        PartKind kind,
        int fromSubtask,
        List<SnapshotFileRef> files,
        int firstGroup,
        int endGroup,
        int dealOf,
        int dealTurn) {
    public RestorePiece {
        files = List.copyOf(files);
    }
}
