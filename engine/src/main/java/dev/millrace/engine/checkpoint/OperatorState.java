// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.checkpoint;

import dev.millrace.engine.snapshot.PartKind;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

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

    /** The part that only says how far event time had come, which comes again by itself. */
    private static final String EVENT_TIME = "watermark";

    public OperatorState {
        drained = List.copyOf(drained);
        parts = List.copyOf(parts);
    }

    /** Whether anything is written of it. */
    public boolean holdsState() {
        return parts.stream().anyMatch(part -> !part.files().isEmpty());
    }

    /** The parts without which something would be lost. */
    public Set<String> partsToKeep() {
        return parts.stream()
                .filter(part -> !part.files().isEmpty() && !part.part().equals(EVENT_TIME))
                .map(PartState::part)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether any of it is divided by key, so that its max parallelism is fixed. */
    boolean isKeyed() {
        return parts.stream().anyMatch(part -> part.kind() == PartKind.KEYED);
    }
}
