// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.engine.key.KeyHash;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Drives tables with random operations and compares them with {@link HashMap} after each. */
class RowTableModelTest {

    private static final int SEEDS = 12;
    private static final int STEPS = 2_000;
    private static final int SLOTS = 3;

    enum Keys {
        LONGS(random -> random.nextInt(300) - 150L),
        SHORTS(random -> (short) random.nextInt(300)),
        CHARACTERS(random -> (char) random.nextInt(300)),
        STRINGS(random -> "key " + random.nextInt(300)),
        LISTS(random -> List.of(random.nextInt(20), "x" + random.nextInt(20))),
        LATE_MIX(random -> random.nextInt(400) > 0 ? (Object) random.nextInt(300) : "s"),
        EARLY_MIX(
                random ->
                        random.nextBoolean()
                                ? (Object) random.nextInt(99)
                                : (long) random.nextInt(99)),
        BYTES(random -> List.of((byte) random.nextInt(20), (byte) random.nextInt(20)));

        final Function<Random, Object> next;

        Keys(Function<Random, Object> next) {
            this.next = next;
        }

        /** Lists of bytes stand in the model for the arrays that have no equals. */
        Object inTable(Object key) {
            return this == BYTES ? bytesOf((List<?>) key) : key;
        }

        private static byte[] bytesOf(List<?> list) {
            byte[] bytes = new byte[list.size()];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (Byte) list.get(i);
            }
            return bytes;
        }
    }

    @ParameterizedTest
    @EnumSource
    void behavesAsAMapOfArrays(Keys keys) {
        for (int seed = 0; seed < SEEDS; seed++) {
            new Run(seed, keys, KeyHash::of).run();
        }
    }

    @ParameterizedTest
    @EnumSource
    void behavesAsAMapOfArraysWhenHashesCollide(Keys keys) {
        for (int seed = 0; seed < SEEDS; seed++) {
            new Run(seed, keys, key -> KeyHash.of(key) & 0x0f).run();
        }
    }

    @Test
    void growsToAMillionRowsAndBackToNone() {
        RowTable table = RowTable.ofLong(0);
        int rows = 1_000_000;
        for (long key = 0; key < rows; key++) {
            table.setLong(table.findOrInsert(key, KeyHash.ofLong(key)), 0, -key);
        }
        assertThat(table.size()).isEqualTo(rows);
        for (long key = 0; key < rows; key++) {
            int row = table.find(key, KeyHash.ofLong(key));
            assertThat(table.longAt(row, 0) == -key).isTrue();
            table.remove(row);
        }
        assertThat(table.size()).isZero();
    }

    private static final class Run {

        private final long seed;
        private final Random random;
        private final Keys keys;
        private final ToIntFunction<Object> hash;
        private final RowTable table;
        private final Map<Object, @Nullable Object[]> model = new HashMap<>();

        Run(long seed, Keys keys, ToIntFunction<Object> hash) {
            this.seed = seed;
            this.random = new Random(seed);
            this.keys = keys;
            this.hash = hash;
            this.table = new RowTable(random.nextInt(50));
            for (int slot = 0; slot < SLOTS; slot++) {
                table.addSlot(slot == 1);
            }
        }

        void run() {
            for (int step = 0; step < STEPS; step++) {
                Object key = keys.next.apply(random);
                switch (random.nextInt(8)) {
                    case 0, 1, 2, 3 -> set(key, random.nextInt(SLOTS), value(step));
                    case 4, 5 -> remove(key);
                    case 6 -> clear(key, random.nextInt(SLOTS));
                    default -> check(key);
                }
                assertThat(table.size()).as("seed %s step %s", seed, step).isEqualTo(model.size());
            }
            model.keySet().forEach(this::check);
            removeSomeByCursor();
            model.keySet().forEach(this::check);
            assertThat(table.size()).isEqualTo(model.size());
        }

        private Object value(int step) {
            if (step < STEPS / 3 || random.nextInt(100) > 0) {
                return random.nextLong();
            }
            return random.nextBoolean() ? "text" + step : step;
        }

        private int find(Object key) {
            Object inTable = keys.inTable(key);
            return table.find(inTable, hash.applyAsInt(inTable));
        }

        private void set(Object key, int slot, Object value) {
            Object inTable = keys.inTable(key);
            int row = table.findOrInsert(inTable, hash.applyAsInt(inTable));
            table.setValue(row, slot, value);
            model.computeIfAbsent(key, k -> new Object[SLOTS])[slot] = value;
        }

        private void remove(Object key) {
            int row = find(key);
            assertThat(row != RowTable.NO_ROW).isEqualTo(model.remove(key) != null);
            if (row != RowTable.NO_ROW) {
                table.remove(row);
            }
        }

        private void clear(Object key, int slot) {
            int row = find(key);
            if (row != RowTable.NO_ROW) {
                table.clear(row, slot);
                model.get(key)[slot] = null;
            }
        }

        private void check(Object key) {
            int row = find(key);
            @Nullable Object[] values = model.get(key);
            assertThat(row != RowTable.NO_ROW)
                    .as("seed %s key %s", seed, key)
                    .isEqualTo(values != null);
            if (values != null) {
                for (int slot = 0; slot < SLOTS; slot++) {
                    assertThat(table.valueAt(row, slot))
                            .as("seed %s", seed)
                            .isEqualTo(values[slot]);
                    assertThat(table.isPresent(row, slot)).isEqualTo(values[slot] != null);
                }
                assertThat(table.isEmpty(row))
                        .isEqualTo(Arrays.stream(values).allMatch(v -> v == null));
            }
        }

        private void removeSomeByCursor() {
            Set<Object> expected = new HashSet<>(model.keySet());
            RowCursor rows = new RowCursor(table);
            while (rows.advance()) {
                Object key = keyInModel(table.keyAt(rows.row()));
                assertThat(expected.remove(key)).as("seed %s visits %s once", seed, key).isTrue();
                if (random.nextBoolean()) {
                    rows.remove();
                    model.remove(key);
                }
            }
            assertThat(expected).as("seed %s visits all", seed).isEmpty();
        }

        private Object keyInModel(Object key) {
            return key instanceof byte[] bytes ? List.of(bytes[0], bytes[1]) : key;
        }
    }
}
