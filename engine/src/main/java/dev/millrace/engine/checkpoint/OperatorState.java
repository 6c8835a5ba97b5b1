// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.checkpoint;

import java.util.List;

/**
 * What a checkpoint holds of an operator.
 *
 * @param uid the operator's stable id
 * @param name as people know it
 * @param kind what it does, such as {@code process} or {@code window}
 * @param parallelism how many subtasks wrote it
 * @param maxParallelism the number of its key groups, for good
 * @param drained subtasks that had processed all their input, ascending
 * @param parts of all subtasks, by part and subtask
 */
public record OperatorState(
        String uid,
        String name,
        String kind,
        int parallelism,
        int maxParallelism,
        List<Integer> drained,
        List<PartState> parts) {

    /** In place of a subtask: what runs once beside the subtasks, such as an enumerator. */
    public static final int COORDINATOR = -1;

    public OperatorState {
        drained = List.copyOf(drained);
        parts = List.copyOf(parts);
    }

    /** Whether anything would be lost without it. */
    public boolean holdsState() {
        return parts.stream().anyMatch(part -> !part.files().isEmpty());
    }
}
