// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.engine.exchange.Output;
import dev.millrace.engine.operator.Counters;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The open slices of the first half of a window. For one thread.
 *
 * @param <S> what is added up of a slice
 */
final class LocalSlices<S extends LocalSlice> {
    /** Makes what a slice is added up in. */
    interface Maker<S> {
        /**
         * @param partials how many the slice before was sent as
         */
        S make(long number, long firstTimestamp, long lastTimestamp, int partials);
    }

    private final SliceGrid grid;
    private final Maker<S> maker;
    private final Counters counters;
    private final Output out;
    private final TreeMap<Long, S> open = new TreeMap<>();
    private long watermark = Long.MIN_VALUE;
    private long sent;
    private int lastSent;

    LocalSlices(SliceGrid grid, Maker<S> maker, Counters counters, Output out) {
        this.grid = grid;
        this.maker = maker;
        this.counters = counters;
        this.out = out;
    }

    /**
     * The slice that a record is to be added to, or null if it has been dealt with: sent on as it
     * is if its slice is closed, since the second half decides whether it is late, or counted if no
     * window holds it.
     */
    @Nullable S sliceFor(Object value, long timestamp) {
        long number = grid.sliceOf(SliceGrid.required(timestamp));
        if (grid.firstWindow(number) > grid.lastWindow(number)) {
            counters.named(SliceWindows.OUTSIDE_WINDOWS).inc();
            return null;
        }
        if (grid.lastTimestamp(number) <= watermark) {
            out.record(value, timestamp);
            return null;
        }
        return open.computeIfAbsent(number, this::newSlice);
    }

    private S newSlice(long number) {
        return maker.make(
                number, grid.firstTimestamp(number), grid.lastTimestamp(number), lastSent);
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

    private void send(S slice) {
        lastSent = slice.sendTo(out);
        sent += lastSent;
    }

    /** How many {@link SlicePartial}s were sent in all. */
    long sent() {
        return sent;
    }
}
