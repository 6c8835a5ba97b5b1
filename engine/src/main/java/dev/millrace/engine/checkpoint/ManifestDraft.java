// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.checkpoint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts together the operators of the next manifest: changes are appended to the files of the
 * manifest before, a base takes their place. For one thread.
 *
 * <pre>{@code
 * ManifestDraft draft = new ManifestDraft(previous);
 * draft.operator("count", "count per user", "process", 4, 128, drained);
 * draft.add(snapshotOfSubtask0);
 * List<OperatorState> operators = draft.operators();
 * }</pre>
 */
public final class ManifestDraft {
    private record PartId(String uid, String part, int subtask) {}

    private final @Nullable Manifest previous;
    private final Map<String, OperatorState> operators = new LinkedHashMap<>();
    private final Map<PartId, PartState> parts = new LinkedHashMap<>();

    /**
     * @param previous the newest complete checkpoint of this run, which changes refer to; null if
     *     there is none, or nobody may build on it
     */
    public ManifestDraft(@Nullable Manifest previous) {
        this.previous = previous;
    }

    /** There is this operator, with or without state. */
    public ManifestDraft operator(
            String uid,
            String name,
            String kind,
            int parallelism,
            int maxParallelism,
            List<Integer> drained) {
        operators.put(
                uid,
                new OperatorState(
                        uid, name, kind, parallelism, maxParallelism, drained, List.of()));
        return this;
    }

    /**
     * A participant has written its snapshot.
     *
     * @throws IllegalStateException if it holds changes to something of which there is no base
     */
    public ManifestDraft add(WrittenSnapshot snapshot) {
        for (WrittenPart written : snapshot.parts()) {
            if (!operators.containsKey(written.uid())) {
                throw new IllegalStateException(
                        snapshot.file().name() + " has state of an unknown operator: " + written);
            }
            PartId id = new PartId(written.uid(), written.part(), snapshot.subtask());
            List<SnapshotFileRef> files = filesAfter(id, written, snapshot.file());
            parts.put(id, new PartState(written.part(), written.kind(), snapshot.subtask(), files));
        }
        return this;
    }

    private List<SnapshotFileRef> filesAfter(PartId id, WrittenPart written, SnapshotFileRef file) {
        List<SnapshotFileRef> files = new ArrayList<>();
        if (!written.base()) {
            PartState before = before(id);
            if (before == null) {
                throw new IllegalStateException(
                        file.name() + " has changes to " + id + ", of which there is no base");
            }
            files.addAll(before.files());
        }
        if (written.entries() > 0) {
            files.add(file);
        }
        return files;
    }

    private @Nullable PartState before(PartId id) {
        if (previous == null) {
            return null;
        }
        return previous.operator(id.uid()).stream()
                .flatMap(operator -> operator.parts().stream())
                .filter(part -> part.part().equals(id.part()) && part.subtask() == id.subtask())
                .findFirst()
                .orElse(null);
    }

    /** The operators in the order in which they were named, with their parts. */
    public List<OperatorState> operators() {
        return operators.values().stream().map(this::withParts).toList();
    }

    private OperatorState withParts(OperatorState operator) {
        List<PartState> own =
                parts.entrySet().stream()
                        .filter(part -> part.getKey().uid().equals(operator.uid()))
                        .map(Map.Entry::getValue)
                        .sorted(
                                Comparator.comparing(PartState::part)
                                        .thenComparing(PartState::subtask))
                        .toList();
        return new OperatorState(
                operator.uid(),
                operator.name(),
                operator.kind(),
                operator.parallelism(),
                operator.maxParallelism(),
                operator.drained(),
                own);
    }
}
