// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.engine.key.KeyGroups;
import dev.millrace.engine.key.KeyHash;
import dev.millrace.engine.snapshot.Change;
import dev.millrace.engine.snapshot.ColumnKind;
import dev.millrace.engine.snapshot.SavedEntry;
import dev.millrace.engine.snapshot.SavedPiece;
import dev.millrace.engine.snapshot.SnapshotPart;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is written of rows, and what becomes of it in other rows. */
class KeyedRowsSnapshotTest {
    private static final int GROUPS = 8;

    private final KeyedRows rows = new KeyedRows(GROUPS, 0, GROUPS);
    private final int slot = rows.slot("value", ColumnKind.VALUE, Expiry.NEVER);
    private final SnapshotPart part = rows.part("keyed");

    @Test
    void aBaseHasAllRowsAndAChangeHasWhatChanged() {
        set("a", 1L);
        set("b", 2L);
        assertThat(keys(SavedPiece.of(part, true))).containsExactlyInAnyOrder("a", "b");
        set("b", 3L);
        set("c", 4L);
        assertThat(keys(SavedPiece.of(part, false))).containsExactlyInAnyOrder("b", "c");
        assertThat(SavedPiece.of(part, false).entries()).isEmpty();
        assertThat(keys(SavedPiece.of(part, true))).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void whatChangesAfterTheFreezeIsWrittenAsItWas() {
        set("a", 1L);
        SavedPiece piece = new SavedPiece(part);
        part.freeze(piece, true);
        set("a", 2L);
        set("new", 3L);
        assertThat(piece.entries()).hasSize(1);
        assertThat(part.writeOn(10)).isTrue();
        part.thaw();
        assertThat(piece.entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.values()).containsEntry(0, 1L));
        assertThat(keys(SavedPiece.of(part, false))).containsExactlyInAnyOrder("a", "new");
    }

    @Test
    void aKeyThatGoesIsDeletedOnceAndOneThatOnlyPassedByIsNotMentioned() {
        set("a", 1L);
        SavedPiece.of(part, true);
        clear("a");
        set("passing", 1L);
        clear("passing");
        assertThat(SavedPiece.of(part, false).entries())
                .singleElement()
                .satisfies(
                        entry -> {
                            assertThat(entry.change()).isEqualTo(Change.DELETE);
                            assertThat(entry.key()).isEqualTo("a");
                            assertThat(entry.keyHash()).isEqualTo(KeyHash.of("a"));
                        });
        assertThat(SavedPiece.of(part, false).entries()).isEmpty();
    }

    @Test
    void aKeyThatGoesAndComesBackIsPutOnly() {
        set("a", 1L);
        SavedPiece.of(part, true);
        clear("a");
        set("a", 2L);
        assertThat(SavedPiece.of(part, false).entries())
                .extracting(SavedEntry::change)
                .containsExactly(Change.PUT);
        clear("a");
        assertThat(SavedPiece.of(part, false).entries())
                .extracting(SavedEntry::change)
                .containsExactly(Change.DELETE);
    }

    @Test
    void anObjectThatIsHandedOutIsWrittenBeforeItsOwnerCanChangeIt() {
        List<Object> list = new ArrayList<>(List.of("before"));
        set("a", list);
        SavedPiece piece = new SavedPiece(part);
        part.freeze(piece, true);
        enter("a");
        List<Object> seen = get();
        seen.add("after");
        while (!part.writeOn(1)) {
            // Write on.
        }
        assertThat(piece.entries().get(0).values()).containsEntry(0, List.of("before"));
    }

    @Test
    void aValueThatCannotBeWrittenFailsTheCheckpointAndNotTheRecord() {
        set("a", new Thread());
        part.freeze(new SavedPiece(part), true);
        set("a", 1L);
        assertThatThrownBy(() -> part.writeOn(1)).hasMessageContaining("java.lang.Thread");
        part.thaw();
        assertThat(keys(SavedPiece.of(part, true))).containsExactly("a");
    }

    @Test
    void aCheckpointThatWasGivenUpIsFollowedByABase() {
        set("a", 1L);
        SavedPiece.of(part, true);
        set("b", 1L);
        part.freeze(new SavedPiece(part), false);
        part.thaw();
        assertThatThrownBy(() -> part.freeze(new SavedPiece(part), false))
                .hasMessage("the first freeze has to be a base");
        assertThat(keys(SavedPiece.of(part, true))).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void aStateThatNoHandleWasAskedForYetIsKept() {
        set("a", 1L);
        KeyedRows second = restored(SavedPiece.of(part, true));
        int other = second.slot("other", ColumnKind.LIST, Expiry.NEVER);
        second.setCurrentKey("a", KeyHash.of("a"));
        second.set(other, new ArrayList<>(List.of(5L)));
        KeyedRows third = restored(SavedPiece.of(second.part("keyed"), true));
        int mine = third.slot("value", ColumnKind.VALUE, Expiry.NEVER);
        third.setCurrentKey("a", KeyHash.of("a"));
        assertThat(third.get(mine)).isEqualTo(1L);
        assertThat(third.get(third.slot("other", ColumnKind.LIST, Expiry.NEVER)))
                .isEqualTo(List.of(5L));
    }

    @Test
    void aStateThatWasOfAnotherKindIsRefused() {
        set("a", 1L);
        KeyedRows second = restored(SavedPiece.of(part, true));
        assertThatThrownBy(() -> second.slot("value", ColumnKind.LIST, Expiry.NEVER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "state 'value' is a ValueState in the snapshot that was restored and cannot"
                                + " become a ListState; give the new one another name");
        KeyedRows third = new KeyedRows(GROUPS, 0, GROUPS);
        third.slot("value", ColumnKind.MAP, Expiry.NEVER);
        SavedPiece piece = SavedPiece.of(part, true);
        assertThatThrownBy(() -> third.part("keyed").restore(piece.cursor()))
                .hasMessageContaining("is a ValueState in the snapshot that was restored");
    }

    @Test
    void timesOfExpiryAreKept() {
        int whole = rows.slot("whole", ColumnKind.VALUE, Expiry.WHOLE);
        int items = rows.slot("items", ColumnKind.LIST, Expiry.BY_ITEM);
        int map = rows.slot("map", ColumnKind.MAP, Expiry.BY_ITEM);
        enter("a");
        rows.set(whole, "x");
        rows.setExpiry(whole, 77);
        rows.set(items, new ArrayList<>(List.of(new Expiring<>("y", 78))));
        rows.set(map, new HashMap<>(Map.of("k", new Expiring<>("z", 79))));
        KeyedRows second = restored(SavedPiece.of(part, true));
        second.setCurrentKey("a", KeyHash.of("a"));
        assertThat(second.get(second.slotNamed("whole"))).isEqualTo("x");
        assertThat(second.expiry(second.slotNamed("whole"))).isEqualTo(77);
        assertThat(Expiring.timesOf(value(second, "items"))).containsExactly(78L);
        assertThat(Expiring.valuesOf(value(second, "items"))).isEqualTo(List.of("y"));
        assertThat(Expiring.timesOf(value(second, "map"))).containsExactly(79L);
        assertThat(Expiring.valuesOf(value(second, "map"))).isEqualTo(Map.of("k", "z"));
    }

    private static Object value(KeyedRows of, String name) {
        Object value = of.get(of.slotNamed(name));
        if (value == null) {
            throw new AssertionError(name);
        }
        return value;
    }

    private static KeyedRows restored(SavedPiece... pieces) {
        KeyedRows fresh = new KeyedRows(GROUPS, 0, GROUPS);
        for (SavedPiece piece : pieces) {
            fresh.part("keyed").restore(piece.cursor());
        }
        return fresh;
    }

    private void enter(Object key) {
        rows.setCurrentKey(key, KeyHash.of(key));
    }

    private void set(Object key, Object value) {
        enter(key);
        rows.set(slot, value);
    }

    @SuppressWarnings("unchecked")
    private List<Object> get() {
        return (List<Object>) Objects.requireNonNull(rows.get(slot));
    }

    private void clear(Object key) {
        enter(key);
        rows.clear(slot);
        rows.leaveKey();
    }

    private static List<Object> keys(SavedPiece piece) {
        List<Object> keys = new ArrayList<>();
        piece.entries().forEach(entry -> keys.add(entry.key()));
        return keys;
    }

    enum Keys {
        LONGS(random -> (long) random.nextInt(200)),
        STRINGS(random -> "key " + random.nextInt(200)),
        LATE_MIX(random -> random.nextInt(400) > 0 ? (Object) (long) random.nextInt(200) : "s");

        final Function<Random, Object> next;

        Keys(Function<Random, Object> next) {
            this.next = next;
        }
    }

    @ParameterizedTest
    @EnumSource
    void baseAndChangesGiveWhatStoodAtTheLastFreeze(Keys keys) {
        for (int seed = 0; seed < 40; seed++) {
            new Run(seed, keys).run();
        }
    }

    /** Random updates and freezes against a model. */
    private static final class Run {
        private static final int STEPS = 3_000;
        private final int seed;
        private final Random random;
        private final Keys keys;
        private final KeyedRows rows = new KeyedRows(GROUPS, 0, GROUPS);
        private final SnapshotPart part = rows.part("keyed");
        private final List<SavedPiece> pieces = new ArrayList<>();
        private final Map<Object, Map<String, Object>> model = new HashMap<>();
        private Map<Object, Map<String, Object>> frozenModel = new HashMap<>();
        private @Nullable SavedPiece open;
        private int slots;

        Run(int seed, Keys keys) {
            this.seed = seed;
            this.random = new Random(seed);
            this.keys = keys;
            addSlot();
        }

        void run() {
            int wide = 1 + random.nextInt(60);
            for (int step = 0; step < STEPS; step++) {
                switch (random.nextInt(wide + 8)) {
                    case 0 -> freezeOrThaw();
                    case 1 -> {
                        if (slots < 4 && random.nextInt(50) == 0) {
                            addSlot();
                        }
                    }
                    case 2, 3 -> clear();
                    case 4 -> appendInPlace();
                    default -> set(random.nextBoolean() ? random.nextLong() : "text " + step);
                }
                if (open != null && random.nextInt(4) == 0) {
                    part.writeOn(random.nextInt(5));
                }
                if (step == STEPS / 2) {
                    clearAll();
                }
            }
        }

        private void addSlot() {
            rows.slot("s" + slots++, ColumnKind.VALUE, Expiry.NEVER);
        }

        private int slot() {
            return random.nextInt(slots);
        }

        private Object enter() {
            Object key = keys.next.apply(random);
            rows.setCurrentKey(key, KeyHash.of(key));
            return key;
        }

        private void set(Object value) {
            Object key = enter();
            int slot = slot();
            rows.set(slot, value);
            model.computeIfAbsent(key, k -> new HashMap<>()).put("s" + slot, value);
        }

        @SuppressWarnings("unchecked")
        private void appendInPlace() {
            Object key = enter();
            int slot = slot();
            if (rows.get(slot) instanceof List<?> list) {
                rows.beforeUpdate();
                ((List<Object>) list).add(random.nextInt());
            } else {
                rows.set(slot, new ArrayList<>(List.of(1)));
            }
            model.computeIfAbsent(key, k -> new HashMap<>())
                    .put("s" + slot, List.copyOf((List<?>) rows.get(slot)));
        }

        private void clear() {
            Object key = enter();
            int slot = slot();
            rows.clear(slot);
            if (random.nextBoolean()) {
                rows.leaveKey();
            }
            Map<String, Object> values = model.get(key);
            if (values != null) {
                values.remove("s" + slot);
                if (values.isEmpty()) {
                    model.remove(key);
                }
            }
        }

        private void clearAll() {
            for (Object key : List.copyOf(model.keySet())) {
                rows.setCurrentKey(key, KeyHash.of(key));
                rows.clearAll();
            }
            rows.leaveKey();
            model.clear();
        }

        private void freezeOrThaw() {
            if (open == null) {
                freeze();
                return;
            }
            if (random.nextInt(10) == 0 && !part.writeOn(0)) {
                part.thaw();
                pieces.clear();
                open = null;
                return;
            }
            while (!part.writeOn(1 + random.nextInt(30))) {
                // Write on.
            }
            part.thaw();
            open = null;
            check();
        }

        private void freeze() {
            frozenModel = new HashMap<>();
            model.forEach((key, values) -> frozenModel.put(key, new HashMap<>(values)));
            open = new SavedPiece(part);
            boolean base = pieces.isEmpty() || random.nextInt(6) == 0;
            if (base) {
                pieces.clear();
            }
            pieces.add(open);
            part.freeze(open, base);
        }

        private void check() {
            int subtasks = 1 + random.nextInt(3);
            Map<Object, Map<String, Object>> found = new HashMap<>();
            for (int subtask = 0; subtask < subtasks; subtask++) {
                readInto(found, subtask, subtasks);
            }
            assertThat(found).as("seed %s", seed).isEqualTo(frozenModel);
        }

        private void readInto(Map<Object, Map<String, Object>> found, int subtask, int subtasks) {
            int first = KeyGroups.firstOf(subtask, GROUPS, subtasks);
            int end = KeyGroups.endOf(subtask, GROUPS, subtasks);
            KeyedRows fresh = new KeyedRows(GROUPS, first, end);
            for (SavedPiece piece : pieces) {
                fresh.part("keyed")
                        .restore(
                                piece.cursor(
                                        entry -> {
                                            int group = KeyGroups.groupOf(entry.keyHash(), GROUPS);
                                            return group >= first && group < end;
                                        }));
            }
            for (NamedSlot slot : fresh.slots()) {
                KeyCursor cursor = new KeyCursor(fresh, slot.number());
                while (cursor.advance()) {
                    found.computeIfAbsent(fresh.currentKey(), k -> new HashMap<>())
                            .put(slot.name(), fresh.get(slot.number()));
                }
            }
        }
    }
}
