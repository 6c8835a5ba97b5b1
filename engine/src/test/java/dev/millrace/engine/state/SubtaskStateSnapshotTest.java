// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.state.BroadcastState;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.engine.snapshot.SavedEntry;
import dev.millrace.engine.snapshot.SavedPiece;
import dev.millrace.engine.snapshot.SnapshotPart;
import dev.millrace.engine.wire.WriteTrial;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What is written of state that belongs to no key, and what becomes of it elsewhere. */
class SubtaskStateSnapshotTest {
    private static final ListStateDescriptor<String> NAMES = new ListStateDescriptor<>("names");
    private static final ListStateDescriptor<String> ALL = new ListStateDescriptor<>("all");
    private static final MapStateDescriptor<String, Long> RULES = new MapStateDescriptor<>("rules");
    private static final MapStateDescriptor<String, Long> LIMITS =
            new MapStateDescriptor<>("limits");

    private final SubtaskState state = new SubtaskState(WriteTrial.none());

    private static SubtaskState restored(SubtaskState before, Predicate<SavedEntry> chosen) {
        SubtaskState after = new SubtaskState(WriteTrial.none());
        for (int i = 0; i < before.parts().size(); i++) {
            SavedPiece piece = SavedPiece.of(before.parts().get(i), true);
            after.parts().get(i).restore(piece.cursor(chosen));
        }
        return after;
    }

    @Test
    void listsAndMapsComeBackUnderTheirNames() throws Exception {
        state.list(NAMES).addAll(List.of("a", "b"));
        state.unionList(ALL).add("c");
        state.broadcast(RULES).put("same", 1L);
        state.broadcast(LIMITS).put("same", 2L);
        SubtaskState after = restored(restored(state, entry -> true), entry -> true);
        assertThat(after.list(NAMES).get()).containsExactly("a", "b");
        assertThat(after.unionList(ALL).get()).containsExactly("c");
        assertThat(after.broadcast(RULES).get("same")).isEqualTo(1L);
        assertThat(after.readOnlyBroadcast(LIMITS).get("same")).isEqualTo(2L);
    }

    @Test
    void eachItemOfASplitListIsAnEntryOfItsOwn() throws Exception {
        state.list(NAMES).addAll(List.of("a", "b", "c"));
        SubtaskState first = restored(state, entry -> !entry.values().containsValue("b"));
        SubtaskState second = restored(state, entry -> entry.values().containsValue("b"));
        assertThat(first.list(NAMES).get()).containsExactly("a", "c");
        assertThat(second.list(NAMES).get()).containsExactly("b");
    }

    @Test
    void whatIsTouchedWhileFrozenIsWrittenAsItWas() throws Exception {
        ListState<String> names = state.list(NAMES);
        names.addAll(List.of("a", "b"));
        BroadcastState<String, Long> rules = state.broadcast(RULES);
        rules.put("x", 1L);
        List<SavedPiece> pieces = new ArrayList<>();
        for (SnapshotPart part : state.parts()) {
            SavedPiece piece = new SavedPiece(part);
            pieces.add(piece);
            part.freeze(piece, true);
        }
        names.add("late");
        rules.put("x", 2L);
        rules.put("late", 3L);
        SubtaskState after = new SubtaskState(WriteTrial.none());
        for (int i = 0; i < pieces.size(); i++) {
            assertThat(state.parts().get(i).writeOn(10)).isTrue();
            state.parts().get(i).thaw();
            after.parts().get(i).restore(pieces.get(i).cursor());
        }
        assertThat(after.list(NAMES).get()).containsExactly("a", "b");
        assertThat(after.broadcast(RULES).get("x")).isEqualTo(1L);
        assertThat(after.broadcast(RULES).contains("late")).isFalse();
    }

    @Test
    void everyFreezeWritesEverything() throws Exception {
        state.list(NAMES).add("a");
        SnapshotPart part = state.parts().get(0);
        assertThat(SavedPiece.of(part, true).entries()).hasSize(1);
        assertThat(SavedPiece.of(part, false).entries()).hasSize(1);
    }

    @Test
    void aListThatWasSharedInAnotherWayIsRefused() throws Exception {
        state.list(NAMES).add("a");
        SubtaskState after = restored(state, entry -> true);
        assertThatThrownBy(() -> after.unionList(NAMES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "state 'names' is SPLIT state in the snapshot that was restored and cannot"
                                + " be UNION state; give one of them another name");
    }
}
