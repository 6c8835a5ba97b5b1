// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.handwritten;

import dev.millrace.benchmarks.events.Bid;
import dev.millrace.benchmarks.events.Event;
import java.util.ArrayDeque;
import org.agrona.collections.Long2LongCounterMap;

/**
 * q5: counts per slice, added to running totals when the slice closes and taken off when it leaves
 * the window.
 */
final class HotAuction extends Program {
    private static final long SLIDE_MS = 1000;

    private final int lane;
    private final WindowMaxima maxima;
    private final int slicesPerWindow;
    private final Slices<Long2LongCounterMap> slices =
            new Slices<>(SLIDE_MS, () -> new Long2LongCounterMap(0), Long2LongCounterMap::clear);
    private final Long2LongCounterMap totals = new Long2LongCounterMap(0);
    private final ArrayDeque<Long2LongCounterMap> inWindow = new ArrayDeque<>();
    private final Long2LongCounterMap nothing = new Long2LongCounterMap(0);
    private long nextEndMs = Long.MIN_VALUE;
    private long mostBids;
    private long auction;

    HotAuction(int lane, WindowMaxima maxima, int slicesPerWindow) {
        this.lane = lane;
        this.maxima = maxima;
        this.slicesPerWindow = slicesPerWindow;
    }

    @Override
    void read(Event event, long timestampMs, Router router) {
        if (event instanceof Bid) {
            router.route(event.id(), timestampMs, event);
        }
    }

    @Override
    void keyed(long key, long timestampMs, Event event) {
        slices.at(timestampMs).incrementAndGet(key);
    }

    @Override
    void keyedWatermark(long watermarkMs) {
        long endMs;
        while ((endMs = slices.dueEndMs(watermarkMs)) < Long.MAX_VALUE) {
            slideTo(endMs);
            slide(slices.close());
        }
        if (watermarkMs == Long.MAX_VALUE) {
            slideTo(Long.MAX_VALUE);
        } else if (nextEndMs > Long.MIN_VALUE && nextEndMs - 1 <= watermarkMs) {
            slideTo(watermarkMs + 2);
        }
        maxima.advance(lane, watermarkMs);
    }

    /** Slides over ends before one, for which no bid came, as long as anything is in the window. */
    private void slideTo(long endMs) {
        while (nextEndMs < endMs && !inWindow.isEmpty() && totals.size() > 0) {
            slide(nothing);
        }
        if (totals.size() == 0) {
            inWindow.clear();
            nextEndMs = endMs;
        }
    }

    private void slide(Long2LongCounterMap slice) {
        slice.forEach((key, count) -> totals.addAndGet(key, count));
        inWindow.addLast(slice);
        if (inWindow.size() > slicesPerWindow) {
            leave(inWindow.removeFirst());
        }
        if (totals.size() > 0) {
            offerHottest();
        }
        nextEndMs += SLIDE_MS;
    }

    private void leave(Long2LongCounterMap slice) {
        slice.forEach((key, count) -> totals.addAndGet(key, -count));
        if (slice != nothing) {
            slices.release(slice);
        }
    }

    private void offerHottest() {
        mostBids = 0;
        totals.forEach(this::compare);
        maxima.offer(nextEndMs, mostBids, auction);
    }

    private void compare(long key, long count) {
        if (count > mostBids || (count == mostBids && key < auction)) {
            mostBids = count;
            auction = key;
        }
    }
}
