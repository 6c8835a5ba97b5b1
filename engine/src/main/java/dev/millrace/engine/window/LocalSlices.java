// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.engine.exchange.Output;
import dev.millrace.engine.operator.Counters;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The open slices of the first half of a window without key. For one thread. */
final class LocalSlices {
    private final SliceGrid grid;
    private final Counters counters;
    private final Output out;
    private final TreeMap<Long, LocalSlice> open = new TreeMap<>();
    private long watermark = Long.MIN_VALUE;

    LocalSlices(SliceGrid grid, Counters counters, Output out) {
        this.grid = grid;
        this.counters = counters;
        this.out = out;
    }

    /**
     * The slice that a record is to be added to, or null if it has been dealt with: sent on as it
     * is if its slice is closed, since the second half decides whether it is late, or counted if no
     * window holds it.
     */
    @Nullable LocalSlice sliceFor(Object value, long timestamp) {
        long number = grid.sliceOf(SliceGrid.required(timestamp));
        if (grid.firstWindow(number) > grid.lastWindow(number)) {
            counters.named(SliceWindows.OUTSIDE_WINDOWS).inc();
            return null;
        }
        if (grid.lastTimestamp(number) <= watermark) {
            out.record(value, timestamp);
            return null;
        }
        return open.computeIfAbsent(
                number,
                ignored ->
                        new LocalSlice(
                                number, grid.firstTimestamp(number), grid.lastTimestamp(number)));
    }

    /** Sends the slices that {@code to} closes. */
    void close(long to) {
        watermark = to;
        while (!open.isEmpty() && open.firstEntry().getValue().lastTimestamp <= to) {
            send(open.pollFirstEntry().getValue());
        }
    }

    /**
     * Sends what there is of all slices, and goes on with new ones: the second half may not wait
     * for this subtask any more.
     */
    void sendAll() {
        open.values().forEach(this::send);
        open.clear();
    }

    private void send(LocalSlice slice) {
        if (slice.count > 0) {
            out.record(slice.partial(), slice.lastTimestamp);
        }
    }
}
