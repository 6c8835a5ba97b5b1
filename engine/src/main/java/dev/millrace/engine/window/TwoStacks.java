// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.engine.state.RowTable;

/**
 * Keeps two accumulators per key, for aggregates from which nothing can be retracted: one of the
 * front slices, up to a border, and one of the back slices after it. A slice that enters is added
 * to the back. A slice that leaves from the front uncovers what the front is without it. When the
 * front is used up the back becomes the front: from its latest slice to its earliest, each is put
 * before what is there, and remembers what it covers. So each slice is merged twice whatever the
 * width of the window: the two stacks of Tangwongsan, Hirzel and Schneider, <i>In-order
 * sliding-window aggregation in worst-case constant time</i> (VLDB Journal 2021), by key, where
 * what a slice covers lies in the rows of the slice and so costs memory only for keys it holds.
 */
final class TwoStacks extends SlidingTotal {
    private static final int FRONT = 0;
    private static final int BACK = 1;

    /** In the rows of a slice in front: what the front is without this slice and those before. */
    private static final int COVERED = 1;

    /** How many slots the rows of slices have: the accumulator and {@link #COVERED}. */
    static final int SLICE_SLOTS = 2;

    private RowTable totals;

    /** Joins front and back of one key, so that the front stays as it is. */
    private final RowTable joined;

    /** The first slice at the back. */
    private long border = Long.MIN_VALUE;

    TwoStacks(Accumulators accumulators, Slices slices) {
        super(accumulators, slices);
        totals = accumulators.newTable(0, 2);
        joined = accumulators.newTable(1, 1);
    }

    @Override
    void enter(RowTable slice) throws Exception {
        if (totals.size() == 0) {
            totals = accumulators.newTable(slice.size(), 2);
        }
        walk.begin(slice);
        for (int row = walk.next(); row != RowTable.NO_ROW; row = walk.next()) {
            int total = totals.findOrInsertKeyOf(slice, row);
            accumulators.append(totals, total, BACK, slice, row, Accumulators.SLOT);
        }
    }

    @Override
    void leave(RowTable slice) throws Exception {
        if (from() > border) {
            turn();
        }
        walk.begin(slice);
        for (int row = walk.next(); row != RowTable.NO_ROW; row = walk.next()) {
            int total = totals.findKeyOf(slice, row);
            accumulators.move(totals, total, FRONT, slice, row, COVERED);
            slice.clear(row, COVERED);
            if (totals.isEmpty(total)) {
                totals.remove(total);
            }
        }
    }

    /** Makes the back, the slice that is about to leave included, the front. */
    private void turn() throws Exception {
        walk.begin(totals);
        for (int row = walk.next(); row != RowTable.NO_ROW; row = walk.next()) {
            totals.clear(row, BACK);
        }
        border = end();
        long leaving = from() - 1;
        for (int i = slices.placeFrom(border) - 1; i >= 0 && slices.number(i) >= leaving; i--) {
            cover(slices.table(i));
        }
    }

    private void cover(RowTable slice) throws Exception {
        walk.begin(slice);
        for (int row = walk.next(); row != RowTable.NO_ROW; row = walk.next()) {
            int total = totals.findKeyOf(slice, row);
            if (totals.isPresent(total, FRONT)) {
                accumulators.move(slice, row, COVERED, totals, total, FRONT);
                totals.clear(total, FRONT);
                accumulators.append(totals, total, FRONT, slice, row, Accumulators.SLOT);
                accumulators.append(totals, total, FRONT, slice, row, COVERED);
            } else {
                accumulators.append(totals, total, FRONT, slice, row, Accumulators.SLOT);
            }
        }
    }

    @Override
    void follow(long slice, Object key, int hash, Object value, boolean isNewInSlice)
            throws Exception {
        int total = totals.findOrInsert(key, hash);
        if (slice >= border) {
            accumulators.add(totals, total, BACK, value);
            return;
        }
        if (isNewInSlice) {
            coverAgain(slice, key, hash, total);
        }
        addToCovered(slice, key, hash, value);
        accumulators.add(totals, total, FRONT, value);
    }

    /** A slice in front has a new key: it covers what the slice before that holds the key did. */
    private void coverAgain(long slice, Object key, int hash, int total) throws Exception {
        RowTable table = slices.findOrAdd(slice);
        int row = table.find(key, hash);
        for (int i = slices.placeFrom(slice) - 1; i >= 0 && slices.number(i) >= from(); i--) {
            RowTable before = slices.table(i);
            int rowBefore = before.find(key, hash);
            if (rowBefore != RowTable.NO_ROW) {
                copy(table, row, before, rowBefore, COVERED);
                return;
            }
        }
        copy(table, row, totals, total, FRONT);
    }

    private void copy(RowTable table, int row, RowTable from, int fromRow, int fromSlot)
            throws Exception {
        if (from.isPresent(fromRow, fromSlot)) {
            accumulators.append(table, row, COVERED, from, fromRow, fromSlot);
        }
    }

    private void addToCovered(long slice, Object key, int hash, Object value) throws Exception {
        for (int i = slices.placeFrom(slice) - 1; i >= 0 && slices.number(i) >= from(); i--) {
            RowTable before = slices.table(i);
            int row = before.find(key, hash);
            if (row != RowTable.NO_ROW) {
                accumulators.add(before, row, COVERED, value);
            }
        }
    }

    @Override
    RowTable keys() {
        return totals;
    }

    @Override
    Object result(int row) throws Exception {
        if (!totals.isPresent(row, BACK)) {
            return accumulators.result(totals, row, FRONT);
        }
        if (!totals.isPresent(row, FRONT)) {
            return accumulators.result(totals, row, BACK);
        }
        joined.clear();
        int both = joined.findOrInsert(0L, 0);
        accumulators.append(joined, both, Accumulators.SLOT, totals, row, FRONT);
        accumulators.append(joined, both, Accumulators.SLOT, totals, row, BACK);
        return accumulators.result(joined, both, Accumulators.SLOT);
    }
}
