// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.engine.state.RowTable;

/**
 * Keeps one accumulator per key, to which a slice is added when it enters and from which it is
 * retracted when it leaves: the inverse method of Tangwongsan, Hirzel, Schneider and Wu, <i>General
 * incremental sliding-window aggregation</i> (VLDB 2015). Beside it stands how many slices of the
 * window hold the key: that a sum is 0 does not mean that it is one of no records.
 */
final class RunningTotal extends SlidingTotal {
    private static final int TOTAL = 0;
    private static final int SLICE_COUNT = 1;

    private RowTable totals;

    RunningTotal(Accumulators accumulators, Slices slices) {
        super(accumulators, slices);
        totals = accumulators.newTable(0, 2);
    }

    @Override
    void enter(RowTable slice) throws Exception {
        if (totals.size() == 0) {
            totals = accumulators.newTable(slice.size(), 2);
        }
        walk.begin(slice);
        for (int row = walk.next(); row != RowTable.NO_ROW; row = walk.next()) {
            int total = totals.findOrInsertKeyOf(slice, row);
            accumulators.append(totals, total, TOTAL, slice, row, Accumulators.SLOT);
            totals.setLong(total, SLICE_COUNT, totals.longAt(total, SLICE_COUNT) + 1);
        }
    }

    @Override
    void leave(RowTable slice) throws Exception {
        walk.begin(slice);
        for (int row = walk.next(); row != RowTable.NO_ROW; row = walk.next()) {
            int total = totals.findKeyOf(slice, row);
            long others = totals.longAt(total, SLICE_COUNT) - 1;
            if (others == 0) {
                totals.remove(total);
            } else {
                accumulators.retract(totals, total, TOTAL, slice, row, Accumulators.SLOT);
                totals.setLong(total, SLICE_COUNT, others);
            }
        }
    }

    @Override
    void follow(long slice, Object key, int hash, Object value, boolean isNewInSlice)
            throws Exception {
        int total = totals.findOrInsert(key, hash);
        accumulators.add(totals, total, TOTAL, value);
        if (isNewInSlice) {
            totals.setLong(total, SLICE_COUNT, totals.longAt(total, SLICE_COUNT) + 1);
        }
    }

    @Override
    RowTable keys() {
        return totals;
    }

    @Override
    Object result(int row) throws Exception {
        return accumulators.result(totals, row, TOTAL);
    }
}
