// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.engine.key.KeyHash;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowWalkTest {
    private final RowWalk walk = new RowWalk();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 6, 255, 256, 257, 512, 5_000})
    void visitsTheRowsThatTheTableGivesOneByOne(int keys) {
        RowTable table = RowTable.ofLong(0);
        for (long key = 0; key < keys; key++) {
            table.findOrInsert(key, KeyHash.ofLong(key));
        }
        assertThat(visited(table)).isEqualTo(oneByOne(table)).hasSize(keys);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 256})
    void startsAnewWithEachTable(int visitedBefore) {
        RowTable before = RowTable.ofObject(0);
        for (int key = 0; key < 600; key++) {
            before.findOrInsert("key " + key, KeyHash.of("key " + key));
        }
        walk.begin(before);
        for (int i = 0; i < visitedBefore; i++) {
            assertThat(walk.next()).isNotEqualTo(RowTable.NO_ROW);
        }
        RowTable after = RowTable.ofLong(0);
        after.findOrInsert(7L, KeyHash.ofLong(7));
        assertThat(visited(after)).isEqualTo(oneByOne(after));
    }

    private List<Integer> visited(RowTable table) {
        List<Integer> rows = new ArrayList<>();
        walk.begin(table);
        for (int row = walk.next(); row != RowTable.NO_ROW; row = walk.next()) {
            rows.add(row);
        }
        assertThat(walk.next()).isEqualTo(RowTable.NO_ROW);
        return rows;
    }

    private static List<Integer> oneByOne(RowTable table) {
        List<Integer> rows = new ArrayList<>();
        int row = table.nextRow(RowTable.NO_ROW);
        while (row != RowTable.NO_ROW) {
            rows.add(row);
            row = table.nextRow(row);
        }
        return rows;
    }
}
