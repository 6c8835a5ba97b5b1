// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.engine.snapshot.SnapshotPart;
import dev.millrace.engine.state.FrozenTables;
import dev.millrace.engine.state.OneColumn;
import dev.millrace.engine.state.RowTable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The slices that hold records, in the order of their numbers, each a table of accumulators by key.
 * New slices mostly come at the end and old ones go at the beginning.
 *
 * <p>Slices are also addressed by their place, from 0 to before {@link #size}; a place is valid
 * until a slice comes or goes. For one thread.
 */
final class Slices {
    private static final int FIRST_CAPACITY = 8;

    private final SliceGrid grid;
    private final Accumulators accumulators;
    private final int slots;

    /** What is written is the accumulators of records; totals are made of them again. */
    private final FrozenTables frozen = new FrozenTables(1);

    private long[] numbers = new long[FIRST_CAPACITY];
    private @Nullable RowTable[] tables = new RowTable[FIRST_CAPACITY];
    private int head;
    private int size;

    /**
     * @param slots how many slots the rows of a slice have
     */
    Slices(SliceGrid grid, Accumulators accumulators, int slots) {
        this.grid = grid;
        this.accumulators = accumulators;
        this.slots = slots;
    }

    int size() {
        return size;
    }

    long number(int place) {
        return numbers[head + place];
    }

    RowTable table(int place) {
        RowTable table = tables[head + place];
        if (table == null) {
            throw new IndexOutOfBoundsException("place " + place + " of " + size);
        }
        return table;
    }

    /** What is written of the slices in a snapshot. */
    SnapshotPart part() {
        return new SlicesPart(grid, this, accumulators, frozen);
    }

    /** In a snapshot a slice is known by its first timestamp. */
    private Object namespaceOf(long number) {
        return grid.firstTimestamp(number);
    }

    /** The place of the first slice whose number is at least {@code number}. */
    int placeFrom(long number) {
        int found = Arrays.binarySearch(numbers, head, head + size, number);
        return (found < 0 ? -found - 1 : found) - head;
    }

    /** The table of a slice, or null if it holds nothing. */
    @Nullable RowTable find(long number) {
        int place = placeFrom(number);
        return place < size && number(place) == number ? table(place) : null;
    }

    /** The table of a slice, a new one if it held nothing. */
    RowTable findOrAdd(long number) {
        int place = placeFrom(number);
        if (place < size && number(place) == number) {
            return table(place);
        }
        RowTable table = accumulators.newTable(expectedRows(place), slots);
        insert(place, number, table);
        frozen.add(table, new OneColumn(namespaceOf(number)));
        return table;
    }

    /** As many as the slice before has, for the latest; a straggler's slice has few. */
    private int expectedRows(int place) {
        return place == size && size > 0 ? table(size - 1).size() : 0;
    }

    /** A slice of a snapshot was dropped later on. */
    void clear(long number) {
        RowTable table = find(number);
        if (table != null) {
            table.clear();
        }
    }

    private void insert(int place, long number, RowTable table) {
        if (head + size == numbers.length) {
            makeRoom();
        }
        int at = head + place;
        System.arraycopy(numbers, at, numbers, at + 1, size - place);
        System.arraycopy(tables, at, tables, at + 1, size - place);
        numbers[at] = number;
        tables[at] = table;
        size++;
    }

    private void makeRoom() {
        int capacity = size > numbers.length / 2 ? numbers.length * 2 : numbers.length;
        long[] nextNumbers = new long[capacity];
        @Nullable RowTable[] nextTables = new RowTable[capacity];
        System.arraycopy(numbers, head, nextNumbers, 0, size);
        System.arraycopy(tables, head, nextTables, 0, size);
        numbers = nextNumbers;
        tables = nextTables;
        head = 0;
    }

    /** Drops the slices whose numbers are less than {@code number}. */
    void dropBefore(long number) {
        while (size > 0 && numbers[head] < number) {
            frozen.drop(table(0), namespaceOf(numbers[head]));
            tables[head] = null;
            head++;
            size--;
        }
    }
}
