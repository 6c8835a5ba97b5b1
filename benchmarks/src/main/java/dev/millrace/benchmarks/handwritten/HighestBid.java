// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.handwritten;

import dev.millrace.benchmarks.events.Bid;
import dev.millrace.benchmarks.events.Event;

/** q7: each lane keeps the maximum of its own splits, nothing travels but one number per window. */
final class HighestBid extends Program {
    private static final long WINDOW_MS = 10_000;

    private final int lane;
    private final WindowMaxima maxima;
    private final Slices<long[]> windows =
            new Slices<>(WINDOW_MS, () -> new long[1], window -> window[0] = 0);

    HighestBid(int lane, WindowMaxima maxima) {
        this.lane = lane;
        this.maxima = maxima;
    }

    @Override
    void read(Event event, long timestampMs, Router router) {
        if (event instanceof Bid bid) {
            long[] window = windows.at(timestampMs);
            window[0] = Math.max(window[0], bid.price());
        }
    }

    @Override
    void readWatermark(long watermarkMs) {
        long endMs;
        while ((endMs = windows.dueEndMs(watermarkMs)) < Long.MAX_VALUE) {
            long[] window = windows.close();
            maxima.offer(endMs, window[0], 0);
            windows.release(window);
        }
        maxima.advance(lane, watermarkMs);
    }
}
