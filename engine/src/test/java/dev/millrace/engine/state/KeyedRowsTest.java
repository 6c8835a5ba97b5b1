// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.millrace.engine.key.KeyHash;
import dev.millrace.engine.snapshot.ColumnKind;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyedRowsTest {

    private final KeyedRows rows = new KeyedRows(128, 0, 128);
    private final int slot = rows.slot("value", ColumnKind.VALUE, Expiry.NEVER);

    private void enter(Object key) {
        rows.setCurrentKey(key, KeyHash.of(key));
    }

    @Test
    void eachKeyHasValuesOfItsOwn() {
        for (Object key : List.of(1L, 1, "one", 'o', 1.0)) {
            enter(key);
            assertThat(rows.get(slot)).isNull();
            rows.set(slot, "value of " + key + key.getClass());
        }
        enter("one");
        assertThat(rows.get(slot)).isEqualTo("value of oneclass java.lang.String");
        enter(1);
        assertThat(rows.get(slot)).isEqualTo("value of 1class java.lang.Integer");
        assertThat(rows.currentKey()).isEqualTo(1);
        assertThat(rows.currentHash()).isEqualTo(KeyHash.of(1));
    }

    @Test
    void readingAndClearingInsertNothing() {
        enter("key");
        rows.get(slot);
        rows.getLong(slot);
        rows.isPresent(slot);
        rows.clear(slot);
        rows.leaveKey();
        assertThat(rows.rowCount()).isZero();
        assertThat(rows.sizeBytes()).isZero();
    }

    @Test
    void aRowGoesWhenItsKeyIsLeftWithoutValues() {
        int other = rows.slot("other", ColumnKind.VALUE, Expiry.NEVER);
        enter("key");
        rows.set(slot, 1L);
        rows.set(other, "text");
        rows.clear(slot);
        enter("another");
        assertThat(rows.rowCount()).isEqualTo(1);
        enter("key");
        rows.clear(other);
        enter("another");
        assertThat(rows.rowCount()).isZero();
    }

    @Test
    void aRowThatIsClearedAndSetAgainStays() {
        enter("key");
        rows.set(slot, 1L);
        rows.clear(slot);
        rows.set(slot, 2L);
        rows.leaveKey();
        enter("key");
        assertThat(rows.get(slot)).isEqualTo(2L);
    }

    @Test
    void aStateMayBeAskedForWhileAKeyIsProcessed() {
        enter("key");
        rows.set(slot, 1L);
        int late = rows.slot("late", ColumnKind.VALUE, Expiry.WHOLE);
        assertThat(rows.get(late)).isNull();
        rows.set(late, "text");
        rows.setExpiry(late, 7);
        assertThat(rows.get(slot)).isEqualTo(1L);
        assertThat(rows.expiry(late)).isEqualTo(7);
    }

    @Test
    void theRowOfTheCurrentKeyIsFoundAgainAfterOthersMovedIt() {
        enter(7L);
        rows.set(slot, 70L);
        RowTable table = rows.tableOf(KeyHash.of(7L));
        for (long key = 0; key < 1000; key++) {
            table.findOrInsert(key, KeyHash.ofLong(7) + (int) key);
        }
        assertThat(rows.get(slot)).isEqualTo(70L);
    }

    @Test
    void oneNameIsOneStateAndCannotBeTwoKinds() {
        assertThat(rows.slot("value", ColumnKind.VALUE, Expiry.NEVER)).isEqualTo(slot);
        assertThatThrownBy(() -> rows.slot("value", ColumnKind.LIST, Expiry.NEVER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "state 'value' is a ValueState of this operator already and cannot be a"
                                + " ListState; give one of them another name");
        assertThatThrownBy(() -> rows.slot("value", ColumnKind.VALUE, Expiry.WHOLE))
                .hasMessageContaining("cannot be a ValueState that expires");
    }

    @Test
    void withoutACurrentKeyThereIsNoState() {
        assertThatThrownBy(() -> rows.get(slot))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("there is no current key");
        enter("key");
        rows.leaveKey();
        assertThatThrownBy(() -> rows.set(slot, 1L)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(rows::currentKey).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aKeyOfAnotherSubtaskIsRefused() {
        KeyedRows upper = new KeyedRows(128, 64, 128);
        assertThatThrownBy(() -> upper.tableOf(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("key group 0 is not here but only 64 to 127");
        assertThatThrownBy(() -> new KeyedRows(128, 64, 129))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyKeyWithAValueIsVisitedOnce() {
        int other = rows.slot("other", ColumnKind.VALUE, Expiry.NEVER);
        List<Object> expected = new ArrayList<>();
        for (long key = 0; key < 1000; key++) {
            enter(key);
            rows.set(key % 3 == 0 ? other : slot, key);
            if (key % 3 != 0) {
                expected.add(key);
            }
        }
        assertThat(visit()).containsExactlyInAnyOrderElementsOf(expected);
        assertThatThrownBy(() -> rows.get(slot)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aVisitMayChangeAndClearWhatItVisits() {
        for (long key = 0; key < 1000; key++) {
            enter(key);
            rows.set(slot, key);
        }
        KeyCursor keys = new KeyCursor(rows, slot);
        int visited = 0;
        while (keys.advance()) {
            visited++;
            long key = rows.getLong(slot);
            switch ((int) (key % 4)) {
                case 0 -> rows.clear(slot);
                case 1 -> rows.set(slot, -key);
                case 2 -> {
                    rows.clear(slot);
                    rows.set(slot, "text");
                }
                default -> rows.get(slot);
            }
        }
        assertThat(visited).isEqualTo(1000);
        assertThat(rows.rowCount()).isEqualTo(750);
        assertThat(visit()).hasSize(750);
    }

    private List<Object> visit() {
        List<Object> visited = new ArrayList<>();
        KeyCursor keys = new KeyCursor(rows, slot);
        while (keys.advance()) {
            visited.add(rows.currentKey());
        }
        return visited;
    }

    @Test
    void roomIsGivenBackWhenMostRowsAreGone() {
        for (long key = 0; key < 100_000; key++) {
            enter(key);
            rows.set(slot, key);
        }
        long sizeBytes = rows.sizeBytes();
        for (long key = 0; key < 99_000; key++) {
            enter(key);
            rows.clear(slot);
        }
        rows.leaveKey();
        assertThat(rows.sizeBytes()).isLessThan(sizeBytes / 8);
        for (long key = 99_000; key < 100_000; key++) {
            enter(key);
            assertThat(rows.get(slot)).isEqualTo(key);
        }
    }

    /** What the collector has to look after decides how fast keyed state is. */
    @Test
    void updatesOfLongsAllocateNothing() {
        for (long key = 0; key < 1_000; key++) {
            count(key);
        }
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (long key = 0; key < 100_000; key++) {
            count(key % 1_000);
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000);
    }

    private void count(long key) {
        int hash = KeyHash.ofLong(key);
        RowTable table = rows.tableOf(hash);
        int row = table.findOrInsert(key, hash);
        table.setLong(row, slot, table.longAt(row, slot) + 1);
    }

    @Test
    void expectingKeysChangesNothing() {
        enter(1L);
        rows.set(slot, 1L);
        rows.expect(new int[] {KeyHash.of(1L), KeyHash.of("none"), 0}, 2);
        assertThat(rows.rowCount()).isEqualTo(1);
    }
}
