// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.engine.key.KeyHash;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowTableTest {

    private final RowTable table = new RowTable(4);

    private int insert(Object key) {
        return table.findOrInsert(key, KeyHash.of(key));
    }

    private int find(Object key) {
        return table.find(key, KeyHash.of(key));
    }

    @Test
    void takesNoMemoryBeforeItsFirstRow() {
        assertThat(new RowTable(1_000_000).sizeBytes()).isZero();
    }

    @Test
    void expectsAKeyWhoseHashIsZeroBeforeItsFirstRow() {
        int[] hashes = {KeyHash.ofLong(0)};
        assertThat(hashes).containsExactly(0);
        assertThat(RowTable.ofObject(0).expect(hashes, 1)).isZero();
        assertThat(RowTable.ofLong(0).expect(hashes, 1)).isZero();
    }

    @Test
    void doesNotGrowBeforeTheExpectedRowsAreIn() {
        RowTable expected = RowTable.ofLong(1000);
        insertAll(expected, 1);
        int capacity = expected.capacity();
        insertAll(expected, 1000);
        assertThat(expected.capacity()).isEqualTo(capacity);
    }

    @Test
    void growsOnceWhenItHearsThatManyRowsCome() {
        RowTable small = RowTable.ofLong(4);
        small.expectRows(1000);
        insertAll(small, 1);
        assertThat(small.capacity()).isEqualTo(8);
        insertAll(small, 10);
        int capacity = small.capacity();
        insertAll(small, 1000);
        assertThat(small.capacity()).isEqualTo(capacity);
        insertAll(small, 2000);
        assertThat(small.capacity()).isEqualTo(2 * capacity);
        assertThat(small.size()).isEqualTo(2000);
    }

    private static void insertAll(RowTable table, long keys) {
        for (long key = 0; key < keys; key++) {
            table.findOrInsert(key, KeyHash.ofLong(key));
        }
    }

    @Test
    void rowsOfLongKeysAndValuesAreThreeWordsAndNoReference() {
        RowTable longs = RowTable.ofLong(1000);
        insertAll(longs, 1000);
        assertThat(longs.sizeBytes()).isEqualTo(longs.capacity() * 3L * Long.BYTES);
    }

    @Test
    void findsALongByItsPrimitiveAndByItsBox() {
        int row = table.findOrInsert(42L, KeyHash.ofLong(42));
        assertThat(find(Long.valueOf(42))).isEqualTo(row);
        assertThat(table.find(42L, KeyHash.ofLong(42))).isEqualTo(row);
        assertThat(table.find(43L, KeyHash.ofLong(43))).isEqualTo(RowTable.NO_ROW);
    }

    @Test
    void tellsEqualNumbersOfDifferentTypesApart() {
        insert(42L);
        assertThat(find(42)).isEqualTo(RowTable.NO_ROW);
        insert(42);
        assertThat(table.size()).isEqualTo(2);
        assertThat(table.keyAt(find(42))).isEqualTo(42);
        assertThat(table.keyAt(find(42L))).isEqualTo(42L);
    }

    @Test
    void keepsValuesWhenAKeyOfAnotherClassComes() {
        int slot = table.addSlot(false);
        table.setLong(insert(1L), slot, 10);
        table.setLong(insert("one"), slot, 20);
        assertThat(table.longAt(find(1L), slot)).isEqualTo(10);
        assertThat(table.longAt(find("one"), slot)).isEqualTo(20);
    }

    @Test
    void byteArrayKeysAreEqualByContentAndCopied() {
        byte[] key = {1, 2, 3};
        int row = insert(key);
        assertThat(find(new byte[] {1, 2, 3})).isEqualTo(row);
        int hash = KeyHash.of(key);
        key[0] = 9;
        assertThat(table.find(new byte[] {1, 2, 3}, hash)).isEqualTo(row);
        assertThat(find(key)).isEqualTo(RowTable.NO_ROW);
    }

    @Test
    void nanAndBothZerosAreKeysOfTheirOwn() {
        int zero = insert(0.0);
        insert(-0.0);
        insert(Double.NaN);
        assertThat(table.size()).isEqualTo(3);
        assertThat(find(Double.longBitsToDouble(0x7ff8000000000123L))).isEqualTo(find(Double.NaN));
        assertThat(find(0.0)).isEqualTo(zero);
    }

    @Test
    void valuesOfEveryPrimitiveKindComeBackAsTheyWere() {
        List<Object> values =
                List.of(-5L, -5, (short) -5, (byte) -5, 'x', true, Math.PI, -1.5f, Float.NaN);
        int row = insert("key");
        for (Object value : values) {
            int slot = table.addSlot(false);
            table.setValue(row, slot, value);
            assertThat(table.valueAt(row, slot)).isEqualTo(value);
            assertThat(table.refAt(row, slot)).isNull();
        }
    }

    @Test
    void aSlotFallsBackToReferencesWhenAnotherTypeComes() {
        int slot = table.addSlot(false);
        int other = table.addSlot(false);
        table.setValue(insert("a"), slot, 1L);
        table.setValue(insert("a"), other, 2L);
        insert("empty");
        table.setValue(insert("b"), slot, "text");
        assertThat(table.valueAt(find("a"), slot)).isEqualTo(1L);
        assertThat(table.valueAt(find("a"), other)).isEqualTo(2L);
        assertThat(table.valueAt(find("b"), slot)).isEqualTo("text");
        assertThat(table.isPresent(find("empty"), slot)).isFalse();
    }

    @Test
    void keepsAnIntegerAnIntegerAmongLongs() {
        int slot = table.addSlot(false);
        table.setValue(insert("a"), slot, 1L);
        table.setValue(insert("b"), slot, 1);
        assertThat(table.valueAt(find("a"), slot)).isEqualTo(1L);
        assertThat(table.valueAt(find("b"), slot)).isEqualTo(1);
    }

    @Test
    void aSlotHasAValueOnlyOnceItIsSet() {
        int slot = table.addSlot(false);
        table.setLong(insert("set"), slot, 0);
        insert("unset");
        assertThat(table.isPresent(find("set"), slot)).isTrue();
        assertThat(table.isPresent(find("unset"), slot)).isFalse();
        assertThat(table.longAt(find("unset"), slot)).isZero();
        table.clear(find("set"), slot);
        assertThat(table.isEmpty(find("set"))).isTrue();
        assertThat(table.size()).isEqualTo(2);
    }

    @Test
    void moreSlotsThanPresenceBitsHoldReferences() {
        int row = insert(1L);
        for (int i = 0; i < 40; i++) {
            int slot = table.addSlot(false);
            table.setLong(row, slot, i);
        }
        for (int slot = 0; slot < 40; slot++) {
            assertThat(table.longAt(row, slot)).isEqualTo(slot);
            assertThat(table.isPresent(row, slot)).isTrue();
            table.clear(row, slot);
        }
        assertThat(table.isEmpty(row)).isTrue();
    }

    @Test
    void expiryTimesFollowTheirValuesThroughEveryLayout() {
        int slot = table.addSlot(true);
        table.setValue(insert("a"), slot, 1L);
        table.setExpiry(find("a"), slot, 100);
        table.addSlot(true);
        table.setValue(insert("b"), 1, "text");
        table.setExpiry(find("b"), 1, 200);
        table.setValue(find("b"), slot, "text");
        for (int i = 0; i < 100; i++) {
            insert("more" + i);
        }
        assertThat(table.expiryAt(find("a"), slot)).isEqualTo(100);
        assertThat(table.expiryAt(find("b"), 1)).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 7, Integer.MIN_VALUE})
    void findsKeysThatAllHaveOneHash(int hash) {
        for (long key = 0; key < 100; key++) {
            table.findOrInsert(key, hash);
        }
        for (long key = 0; key < 100; key += 2) {
            table.remove(table.find(key, hash));
        }
        for (long key = 0; key < 100; key++) {
            assertThat(table.find(key, hash) != RowTable.NO_ROW).isEqualTo(key % 2 == 1);
        }
    }

    @Test
    void clearingTakesAllRowsAndKeepsTheRoom() {
        insertAll(table, 1000);
        int capacity = table.capacity();
        table.clear();
        assertThat(table.size()).isZero();
        assertThat(table.nextRow(RowTable.NO_ROW)).isEqualTo(RowTable.NO_ROW);
        insertAll(table, 1000);
        assertThat(table.capacity()).isEqualTo(capacity);
    }

    @Test
    void refusesToRemoveARowThatIsNotInUse() {
        insert(1L);
        assertThatThrownBy(() -> table.remove(find(2L)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("row -1 is not in use");
    }

    @Test
    void theKeyOfARowIsFoundInATableThatKeepsItsKeysInAnotherWay() {
        for (Object key : new Object[] {7L, 7, "seven", new byte[] {7}}) {
            for (Object other : new Object[] {1L, 1, "one", new byte[] {1}}) {
                RowTable from = tableOf(key);
                RowTable in = tableOf(other);
                int row = from.find(key, KeyHash.of(key));

                assertThat(in.findKeyOf(from, row)).isEqualTo(RowTable.NO_ROW);
                int inserted = in.findOrInsertKeyOf(from, row);
                assertThat(in.keyAt(inserted)).isEqualTo(key);
                assertThat(in.findKeyOf(from, row)).isEqualTo(inserted);
                assertThat(in.findOrInsertKeyOf(from, row)).isEqualTo(inserted);
                assertThat(in.size()).isEqualTo(2);
            }
        }
    }

    private static RowTable tableOf(Object key) {
        RowTable table = new RowTable(0);
        table.findOrInsert(key, KeyHash.of(key));
        return table;
    }
}
