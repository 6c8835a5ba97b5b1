// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.checkpoint;

import dev.millrace.engine.key.KeyGroups;
import dev.millrace.engine.snapshot.PartKind;
import java.util.ArrayList;
import java.util.List;

/** Which subtask takes what of an operator's state, at the old parallelism or another. */
public final class RestoreMapping {
    private RestoreMapping() {}

    /**
     * The pieces of one subtask, by part and in the order of those who wrote them. Those of one
     * part are to be read one after the other.
     *
     * @param state what the checkpoint holds of the operator
     * @param subtask the new subtask, or {@link OperatorState#COORDINATOR}
     * @param parallelism how many subtasks there are now
     */
    public static List<RestorePiece> pieces(OperatorState state, int subtask, int parallelism) {
        List<RestorePiece> pieces = new ArrayList<>();
        for (PartState part : state.parts()) {
            boolean beside = part.subtask() == OperatorState.COORDINATOR;
            if (beside != (subtask == OperatorState.COORDINATOR) || part.files().isEmpty()) {
                continue;
            }
            if (beside || takes(state, part, subtask, parallelism)) {
                pieces.add(piece(state, part, subtask, parallelism));
            }
        }
        return pieces;
    }

    private static boolean takes(
            OperatorState state, PartState part, int subtask, int parallelism) {
        int from = part.subtask();
        int max = state.maxParallelism();
        return switch (part.kind()) {
            case KEYED ->
                    KeyGroups.firstOf(from, max, state.parallelism())
                                    < KeyGroups.endOf(subtask, max, parallelism)
                            && KeyGroups.firstOf(subtask, max, parallelism)
                                    < KeyGroups.endOf(from, max, state.parallelism());
            case SPLIT_LIST -> parallelism != state.parallelism() || from == subtask;
            case BROADCAST -> from == subtask % state.parallelism();
            case UNION_LIST, SUBTASK -> true;
        };
    }

    private static RestorePiece piece(
            OperatorState state, PartState part, int subtask, int parallelism) {
        boolean keyed = part.kind() == PartKind.KEYED && subtask >= 0;
        boolean dealt =
                part.kind() == PartKind.SPLIT_LIST
                        && subtask >= 0
                        && parallelism != state.parallelism();
        int max = state.maxParallelism();
        return new RestorePiece(
                part.part(),
                part.kind(),
                part.subtask(),
                part.files(),
                keyed ? KeyGroups.firstOf(subtask, max, parallelism) : 0,
                keyed ? KeyGroups.endOf(subtask, max, parallelism) : max,
                dealt ? parallelism : 1,
                dealt ? subtask : 0);
    }
}
