// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.engine.inspect.ReadableState;
import dev.millrace.engine.inspect.StateForm;
import dev.millrace.engine.inspect.StateScope;
import dev.millrace.engine.state.RowTable;
import org.jspecify.annotations.Nullable;

/** The accumulators of slices, as inquiries see them: one for each key and slice. */
final class SliceStates implements ReadableState {
    /** What the content of windows is called. */
    static final String CONTENTS = "window-contents";

    private final Slices slices;
    private final SliceGrid grid;

    SliceStates(Slices slices, SliceGrid grid) {
        this.slices = slices;
        this.grid = grid;
    }

    @Override
    public String name() {
        return CONTENTS;
    }

    @Override
    public StateScope scope() {
        return StateScope.WINDOW;
    }

    @Override
    public StateForm form() {
        return StateForm.AGGREGATING;
    }

    @Override
    public long keyCount() {
        long most = 0;
        for (int place = 0; place < slices.size(); place++) {
            most = Math.max(most, slices.table(place).size());
        }
        return most;
    }

    @Override
    public long sizeBytes() {
        long bytes = 0;
        for (int place = 0; place < slices.size(); place++) {
            bytes += slices.table(place).sizeBytes();
        }
        return bytes;
    }

    @Override
    public @Nullable Object anyKey() {
        RowTable table = anyTable();
        return table == null ? null : table.keyAt(table.nextRow(RowTable.NO_ROW));
    }

    @Override
    public @Nullable Object anyValue() {
        RowTable table = anyTable();
        return table == null
                ? null
                : table.valueAt(table.nextRow(RowTable.NO_ROW), Accumulators.SLOT);
    }

    private @Nullable RowTable anyTable() {
        for (int place = 0; place < slices.size(); place++) {
            if (slices.table(place).size() > 0) {
                return slices.table(place);
            }
        }
        return null;
    }

    @Override
    public void read(@Nullable Object key, int keyHash, Values values) {
        if (key == null) {
            return;
        }
        for (int place = 0; place < slices.size(); place++) {
            RowTable table = slices.table(place);
            int row = table.find(key, keyHash);
            Object value = row == RowTable.NO_ROW ? null : table.valueAt(row, Accumulators.SLOT);
            if (value != null) {
                values.take(grid.slice(slices.number(place)), value, Long.MAX_VALUE);
            }
        }
    }

    @Override
    public long scan(long from, Keys keys) {
        int row = (int) from - 1;
        for (int place = (int) (from >>> 32); place < slices.size(); place++) {
            RowTable table = slices.table(place);
            row = table.nextRow(row);
            while (row != RowTable.NO_ROW) {
                Object key = table.keyAt(row);
                int hash = table.hashAt(row);
                if (!isBefore(place, key, hash) && !keys.take(key, hash)) {
                    return (long) place << 32 | row + 1;
                }
                row = table.nextRow(row);
            }
            row = RowTable.NO_ROW;
        }
        return -1;
    }

    /** Whether an earlier slice has listed the key. */
    private boolean isBefore(int end, Object key, int hash) {
        for (int place = 0; place < end; place++) {
            if (slices.table(place).find(key, hash) != RowTable.NO_ROW) {
                return true;
            }
        }
        return false;
    }
}
