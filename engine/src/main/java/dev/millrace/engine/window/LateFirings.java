// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.api.window.AccumulationMode;
import dev.millrace.api.window.PaneInfo;
import dev.millrace.api.window.TimeWindow;
import dev.millrace.engine.snapshot.SnapshotPart;
import dev.millrace.engine.state.FrozenTables;
import dev.millrace.engine.state.OneColumn;
import dev.millrace.engine.state.RowTable;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Fires windows again for one key when a late record has come. The value is made by looking the key
 * up in the slices of the window: late records are few, and a table per fired window would cost
 * more than they do.
 *
 * <p>For one thread.
 */
final class LateFirings {
    private static final int PANE_COUNT = 0;

    private final SliceSetting setting;
    private final Slices slices;
    private final WindowResults results;

    /** The value of one window and key. */
    private final RowTable value;

    /** How often windows have fired for keys with late records; only if a function asks. */
    private final TreeMap<Long, RowTable> panes = new TreeMap<>();

    private final FrozenTables frozen = new FrozenTables();

    LateFirings(SliceSetting setting, Slices slices, WindowResults results) {
        this.setting = setting;
        this.slices = slices;
        this.results = results;
        this.value = setting.accumulators().newTable(1);
    }

    /** Windows {@code from} to {@code last} are about to get a late record. */
    void before(long from, long last, Object key, int hash) {
        if (!results.needsPanes()) {
            return;
        }
        for (long window = from; window <= last; window++) {
            RowTable counts = countsOf(window);
            int row = counts.find(key, hash);
            if (row == RowTable.NO_ROW) {
                long onTime = holds(window, key, hash) ? 1 : 0;
                counts.setLong(counts.findOrInsert(key, hash), PANE_COUNT, onTime);
            }
        }
    }

    /** How often a window has fired, by key. */
    RowTable countsOf(long window) {
        RowTable counts = panes.get(window);
        if (counts == null) {
            counts = RowTable.ofLong(0);
            panes.put(window, counts);
            frozen.add(counts, new OneColumn(window));
        }
        return counts;
    }

    /** What is written of the counts in a snapshot. */
    SnapshotPart part() {
        return new LatePanesPart(this, frozen);
    }

    private boolean holds(long window, Object key, int hash) {
        long end = setting.grid().endSlice(window);
        int i = slices.placeFrom(setting.grid().firstSlice(window));
        for (; i < slices.size() && slices.number(i) < end; i++) {
            if (slices.table(i).find(key, hash) != RowTable.NO_ROW) {
                return true;
            }
        }
        return false;
    }

    /** Fires windows {@code from} to {@code last}, which hold the late record now. */
    void fire(long from, long last, Object key, int hash, Object late, long watermark) {
        for (long window = from; window <= last; window++) {
            TimeWindow times = setting.grid().window(window);
            Firing firing = new Firing(times, pane(window, times, key, hash, watermark), watermark);
            Object result;
            try {
                result = resultOf(window, key, hash, late);
            } catch (Exception e) {
                results.failed(e, key, times);
                continue;
            }
            results.emit(key, hash, firing, result);
        }
    }

    private PaneInfo pane(long window, TimeWindow times, Object key, int hash, long watermark) {
        long index = 1;
        if (results.needsPanes()) {
            RowTable counts = countsOf(window);
            int row = counts.findOrInsert(key, hash);
            index = counts.longAt(row, PANE_COUNT);
            counts.setLong(row, PANE_COUNT, index + 1);
        }
        boolean isLast = Lateness.dropTime(times, setting.latenessMs()) <= watermark;
        PaneInfo.Timing timing = index == 0 ? PaneInfo.Timing.ON_TIME : PaneInfo.Timing.LATE;
        return new PaneInfo(timing, index, index == 0, isLast);
    }

    private Object resultOf(long window, Object key, int hash, Object late) throws Exception {
        Accumulators accumulators = setting.accumulators();
        value.clear();
        int whole = value.findOrInsert(0L, 0);
        if (setting.accumulation() == AccumulationMode.DISCARDING) {
            accumulators.add(value, whole, Accumulators.SLOT, late);
        } else {
            merge(accumulators, window, key, hash, whole);
        }
        return accumulators.result(value, whole, Accumulators.SLOT);
    }

    private void merge(Accumulators accumulators, long window, Object key, int hash, int whole)
            throws Exception {
        long end = setting.grid().endSlice(window);
        int i = slices.placeFrom(setting.grid().firstSlice(window));
        for (; i < slices.size() && slices.number(i) < end; i++) {
            RowTable slice = slices.table(i);
            int row = slice.find(key, hash);
            if (row != RowTable.NO_ROW) {
                accumulators.append(value, whole, Accumulators.SLOT, slice, row, Accumulators.SLOT);
            }
        }
    }

    /** Windows before {@code window} are dropped. */
    void dropBefore(long window) {
        while (!panes.isEmpty() && panes.firstKey() < window) {
            long dropped = panes.firstKey();
            frozen.drop(Objects.requireNonNull(panes.remove(dropped)), dropped);
        }
    }
}
