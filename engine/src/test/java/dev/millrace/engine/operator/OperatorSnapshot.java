// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.engine.key.KeyGroups;
import dev.millrace.engine.snapshot.EntryCursor;
import dev.millrace.engine.snapshot.PartKind;
import dev.millrace.engine.snapshot.SavedEntry;
import dev.millrace.engine.snapshot.SavedPiece;
import dev.millrace.engine.snapshot.SnapshotPart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** What one operator of one subtask has written: of each part a base and the changes upon it. */
public final class OperatorSnapshot {
    private static final int KEY_GROUPS = 128;

    private final Map<String, SnapshotPart> parts = new LinkedHashMap<>();
    private final Map<String, List<SavedPiece>> pieces = new LinkedHashMap<>();
    private boolean frozen;

    OperatorSnapshot(List<SnapshotPart> parts) {
        for (SnapshotPart part : parts) {
            String name = part.schema().name();
            if (this.parts.put(name, part) != null) {
                throw new AssertionError("two parts are called " + name);
            }
            pieces.put(name, new ArrayList<>());
        }
    }

    void freeze(boolean base) {
        finish();
        frozen = true;
        parts.forEach(
                (name, part) -> {
                    if (base) {
                        pieces.get(name).clear();
                    }
                    SavedPiece piece = new SavedPiece(part);
                    pieces.get(name).add(piece);
                    part.freeze(piece, base);
                });
    }

    /** Writes a little of what was frozen. */
    public void writeOn(int mostEntries) {
        if (frozen) {
            parts.values().forEach(part -> part.writeOn(mostEntries));
        }
    }

    /** Writes the rest of what was frozen. */
    public OperatorSnapshot finish() {
        if (frozen) {
            frozen = false;
            for (SnapshotPart part : parts.values()) {
                while (!part.writeOn(3)) {
                    // Write on.
                }
                part.thaw();
            }
        }
        return this;
    }

    /** Whether the operator has a part of this name. */
    boolean holds(String part) {
        return parts.containsKey(part);
    }

    /** What the last freeze has written of a part. */
    public List<SavedEntry> last(String part) {
        List<SavedPiece> all = pieces.get(part);
        return all.get(all.size() - 1).entries();
    }

    /** Restores what a subtask is to have of what another one has written. */
    void restoreFrom(OperatorSnapshot before, int subtask, int parallelism) {
        parts.forEach(
                (name, part) -> {
                    List<SavedPiece> all = before.pieces.getOrDefault(name, List.of());
                    PartKind kind = part.schema().kind();
                    int first = kind.isWrittenWhole() ? Math.max(0, all.size() - 1) : 0;
                    for (SavedPiece piece : all.subList(first, all.size())) {
                        part.restore(share(piece, kind, subtask, parallelism));
                    }
                });
    }

    private static EntryCursor share(
            SavedPiece piece, PartKind kind, int subtask, int parallelism) {
        if (kind == PartKind.KEYED) {
            int first = KeyGroups.firstOf(subtask, KEY_GROUPS, parallelism);
            int end = KeyGroups.endOf(subtask, KEY_GROUPS, parallelism);
            return piece.cursor(entry -> entry.key() == null || isIn(first, end, entry));
        }
        if (kind == PartKind.SPLIT_LIST) {
            AtomicInteger next = new AtomicInteger();
            return piece.cursor(entry -> next.getAndIncrement() % parallelism == subtask);
        }
        return piece.cursor();
    }

    private static boolean isIn(int firstGroup, int endGroup, SavedEntry entry) {
        int group = KeyGroups.groupOf(entry.keyHash(), KEY_GROUPS);
        return group >= firstGroup && group < endGroup;
    }
}
