// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.checkpoint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything there is to know of a checkpoint but the state itself: its appearance in the store is
 * what makes the checkpoint exist.
 *
 * @param jobName the job it belongs to
 * @param engineVersion the version of the engine that wrote it
 * @param epoch the checkpoint's number, greater than that of any before
 * @param generation of the run that took it
 * @param purpose why it was taken
 * @param takenAtMs wall clock when it was complete, ms since the epoch
 * @param fingerprint of the graph
 * @param complete whether all input is in it, so that nothing is left to do
 * @param operators by uid, in the order of the plan
 */
public record Manifest(
        String jobName,
        String engineVersion,
        long epoch,
        long generation,
        CheckpointPurpose purpose,
        long takenAtMs,
        String fingerprint,
        boolean complete,
        List<OperatorState> operators)
        implements HistoryEntry {
    public Manifest {
        operators = List.copyOf(operators);
    }

    /** Every file it refers to, each once. */
    public List<SnapshotFileRef> files() {
        Map<String, SnapshotFileRef> files = new LinkedHashMap<>();
        for (OperatorState operator : operators) {
            for (PartState part : operator.parts()) {
                part.files().forEach(file -> files.put(file.name(), file));
            }
        }
        return List.copyOf(files.values());
    }

    /** What it holds of an operator. */
    public Optional<OperatorState> operator(String uid) {
        return operators.stream().filter(operator -> operator.uid().equals(uid)).findFirst();
    }

    /** The bytes of all files it refers to. */
    public long sizeBytes() {
        return files().stream().mapToLong(SnapshotFileRef::sizeBytes).sum();
    }
}
