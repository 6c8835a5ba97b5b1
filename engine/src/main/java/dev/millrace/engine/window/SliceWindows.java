// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.api.time.TimeDomain;
import dev.millrace.api.window.PaneInfo;
import dev.millrace.api.window.TimeWindow;
import dev.millrace.engine.exchange.Room;
import dev.millrace.engine.inspect.Pending;
import dev.millrace.engine.inspect.ReadableState;
import dev.millrace.engine.operator.Counters;
import dev.millrace.engine.operator.LateTally;
import dev.millrace.engine.snapshot.SnapshotPart;
import dev.millrace.engine.state.RowTable;
import dev.millrace.engine.state.RowWalk;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Aligned windows in event time with an aggregate. A record is added to the accumulator of its key
 * in the one slice that holds it, whatever the number of windows; a window that fires walks the
 * table of its slice or, if it slides, a {@link SlidingTotal} of its slices. There are no timers.
 *
 * <p>A record of a window that has fired already, but is not dropped yet, fires it again at once
 * for its key.
 *
 * <p>For one thread.
 */
final class SliceWindows extends Windows {
    /** What the count of records is called that lie in a gap between windows. */
    static final String OUTSIDE_WINDOWS = "recordsOutsideWindows";

    private final SliceGrid grid;
    private final Accumulators accumulators;
    private final Slices slices;
    private final @Nullable SlidingTotal total;
    private final LateFirings lateFirings;
    private final LateArrivals late;
    private final FunctionLife function;
    private final Counters counters;
    private final long latenessMs;

    // Event time. Windows before firstOpen have fired, those before firstKept are dropped.
    private long watermark = Long.MIN_VALUE;
    private long firstOpen;
    private long firstKept;

    // The window that is being fired, and the rows of it that are still to be emitted.
    private @Nullable RowTable firingKeys;
    private final RowWalk firingRows = new RowWalk();
    private Firing firing;
    private long next;

    // The slice of the last record, if no window of it has fired: where most records go.
    private long openFrom = Long.MAX_VALUE;
    private long openTo = Long.MIN_VALUE;
    private RowTable open;

    SliceWindows(
            SliceSetting setting, WindowResults results, LateArrivals late, FunctionLife function) {
        super(results);
        this.grid = setting.grid();
        this.accumulators = setting.accumulators();
        this.counters = setting.counters();
        this.latenessMs = setting.latenessMs();
        this.late = late;
        this.function = function;
        boolean stacks = !grid.isSingle() && !accumulators.isRetractable();
        this.slices = new Slices(grid, accumulators, stacks ? TwoStacks.SLICE_SLOTS : 1);
        this.total =
                grid.isSingle()
                        ? null
                        : stacks
                                ? new TwoStacks(accumulators, slices)
                                : new RunningTotal(accumulators, slices);
        this.lateFirings = new LateFirings(setting, slices, results);
        this.firstOpen = grid.firstOpenWindow(watermark);
        this.firstKept = firstOpen;
        this.next = firstOpen;
        this.open = accumulators.newTable(0);
        this.firing = onTime(firstOpen);
    }

    @Override
    List<SnapshotPart> parts() {
        List<SnapshotPart> parts = new ArrayList<>(function.state().parts());
        parts.add(new GridPart(grid));
        parts.add(slices.part());
        parts.add(lateFirings.part());
        parts.addAll(results.parts());
        return parts;
    }

    /** Totals are made again when a window fires; they hold nothing that slices do not. */
    @Override
    void restoreWatermark(long to) {
        watermark = to;
        firstOpen = grid.firstOpenWindow(to);
        firstKept = grid.firstOpenWindow(Lateness.lastDropped(to, latenessMs));
        next = firstOpen;
        results.restoreWatermark(to);
    }

    @Override
    void open() throws Exception {
        function.open();
        results.open();
    }

    // Records.

    /** The first timestamp of the slice that records can go to directly. */
    long openFrom() {
        return openFrom;
    }

    /** The last timestamp of that slice; before the first if there is none. */
    long openTo() {
        return openTo;
    }

    /** The accumulators of that slice. */
    RowTable openTable() {
        return open;
    }

    @Override
    void record(Object key, int hash, Object value, long timestamp) throws Exception {
        // A partial carries the last timestamp of its slice.
        if (timestamp >= openFrom && timestamp <= openTo) {
            accumulators.add(open, key, hash, value);
            return;
        }
        long slice = sliceOf(value, timestamp);
        if (grid.firstWindow(slice) > grid.lastWindow(slice)) {
            counters.named(OUTSIDE_WINDOWS).inc();
        } else if (grid.lastWindow(slice) < firstKept) {
            late.drop(value, timestamp, watermark, dropTime(grid.lastWindow(slice)));
        } else if (grid.firstWindow(slice) >= firstOpen) {
            accumulators.add(openSlice(slice), key, hash, value);
        } else {
            addToFired(slice, key, hash, value, timestamp);
        }
    }

    private long sliceOf(Object value, long timestamp) {
        if (value instanceof SlicePartial partial) {
            return partial.slice;
        }
        return grid.sliceOf(SliceGrid.required(timestamp));
    }

    private long dropTime(long window) {
        return Lateness.dropTime(grid.window(window), latenessMs);
    }

    private RowTable openSlice(long slice) {
        open = slices.findOrAdd(slice);
        openFrom = grid.firstTimestamp(slice);
        openTo = grid.lastTimestamp(slice);
        return open;
    }

    private void addToFired(long slice, Object key, int hash, Object value, long timestamp)
            throws Exception {
        long from = Math.max(grid.firstWindow(slice), firstKept);
        long last = Math.min(grid.lastWindow(slice), firstOpen - 1);
        lateFirings.before(from, last, key, hash);
        boolean isNew = accumulators.add(slices.findOrAdd(slice), key, hash, value);
        if (total != null && total.holds(slice)) {
            follow(total, slice, key, hash, value, isNew);
        }
        if (from <= last) {
            long fireTime = grid.window(grid.firstWindow(slice)).maxTimestamp();
            late.accept(value, timestamp, watermark, fireTime);
        }
        lateFirings.fire(from, last, key, hash, value, watermark);
    }

    private void follow(
            SlidingTotal sliding, long slice, Object key, int hash, Object value, boolean isNew) {
        try {
            sliding.follow(slice, key, hash, value, isNew);
        } catch (Exception e) {
            throw results.fatal(e, "to add a record to the windows that hold it");
        }
    }

    @Override
    long expect(int[] hashes, int count) {
        return open.expect(hashes, count);
    }

    // Event time.

    @Override
    boolean advance(long to, Room room) {
        if (to > watermark) {
            watermark = to;
            firstOpen = grid.firstOpenWindow(to);
            openFrom = Long.MAX_VALUE;
            openTo = Long.MIN_VALUE;
        }
        while (firingKeys != null || beginNext()) {
            if (!emit(room)) {
                return false;
            }
        }
        drop();
        results.advance(watermark);
        return true;
    }

    /** Goes to the next window that is due and holds anything; whether there is one. */
    private boolean beginNext() {
        long window = nextWithRecords();
        if (window >= firstOpen) {
            next = firstOpen;
            return false;
        }
        next = window + 1;
        firing = onTime(window);
        firingKeys = keysOf(window);
        if (firingKeys != null) {
            firingRows.begin(firingKeys);
        }
        return true;
    }

    private long nextWithRecords() {
        if (total != null && !total.isEmpty()) {
            return next;
        }
        int place = slices.placeFrom(grid.firstSlice(next));
        return place == slices.size()
                ? Long.MAX_VALUE
                : Math.max(next, grid.firstWindow(slices.number(place)));
    }

    private @Nullable RowTable keysOf(long window) {
        if (total == null) {
            return slices.find(grid.firstSlice(window));
        }
        try {
            total.slideTo(grid.firstSlice(window), grid.endSlice(window));
        } catch (Exception e) {
            throw results.fatal(e, "to fire " + firing);
        }
        return total.keys();
    }

    private Firing onTime(long number) {
        TimeWindow window = grid.window(number);
        boolean isLast = Lateness.dropTime(window, latenessMs) <= watermark;
        return new Firing(
                window, new PaneInfo(PaneInfo.Timing.ON_TIME, 0, true, isLast), watermark);
    }

    /** Emits key by key; false if it stopped for lack of room. */
    private boolean emit(Room room) {
        RowTable keys = firingKeys;
        if (keys == null) {
            return true;
        }
        while (!room.isFull()) {
            int row = firingRows.next();
            if (row == RowTable.NO_ROW) {
                firingKeys = null;
                return true;
            }
            emitRow(keys, row);
        }
        return false;
    }

    private void emitRow(RowTable keys, int row) {
        Object result;
        try {
            result =
                    total == null
                            ? accumulators.result(keys, row, Accumulators.SLOT)
                            : total.result(row);
        } catch (Exception e) {
            results.failed(e, keys.keyAt(row), firing.window());
            return;
        }
        results.emit(keys, row, firing, result);
    }

    private void drop() {
        long lastDropped = Lateness.lastDropped(watermark, latenessMs);
        firstKept = Math.max(firstKept, grid.firstOpenWindow(lastDropped));
        if (total != null) {
            try {
                total.leaveBefore(grid.firstSlice(firstOpen));
            } catch (Exception e) {
                throw results.fatal(e, "to take a slice out of the windows that hold it");
            }
        }
        slices.dropBefore(grid.firstSlice(firstKept));
        lateFirings.dropBefore(firstKept);
    }

    @Override
    LateTally late() {
        return late.tally();
    }

    @Override
    List<ReadableState> states() {
        return List.of(new SliceStates(slices, grid));
    }

    @Override
    @Nullable Pending pending() {
        long number = nextWithRecords();
        if (number == Long.MAX_VALUE) {
            return null;
        }
        TimeWindow window = grid.window(number);
        return new Pending(window, null, TimeDomain.EVENT_TIME, window.maxTimestamp());
    }

    @Override
    void close() throws Exception {
        results.close();
        function.close();
    }
}
