// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.snapshot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/** Collects type numbers by place; cheap where a place has one type throughout. */
final class SeenTypes {
    /** Places before the columns. */
    static final int KEY = 0;

    static final int NAMESPACE = 1;
    static final int FIRST_COLUMN = 2;

    private int[] last = new int[FIRST_COLUMN + 4];
    private final List<TreeSet<Integer>> seen = new ArrayList<>();

    void add(int place, int type) {
        if (place < last.length && last[place] == type) {
            return;
        }
        if (place >= last.length) {
            last = Arrays.copyOf(last, place + 4);
        }
        last[place] = type;
        at(place).add(type);
    }

    PartTypes types(int columns) {
        List<List<Integer>> ofColumns = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            ofColumns.add(List.copyOf(at(FIRST_COLUMN + i)));
        }
        return new PartTypes(List.copyOf(at(KEY)), List.copyOf(at(NAMESPACE)), ofColumns);
    }

    private TreeSet<Integer> at(int place) {
        while (seen.size() <= place) {
            seen.add(new TreeSet<>());
        }
        return seen.get(place);
    }
}
