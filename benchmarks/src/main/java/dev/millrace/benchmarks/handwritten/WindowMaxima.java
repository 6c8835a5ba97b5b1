// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.handwritten;

import dev.millrace.benchmarks.query.Checksum;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The greatest of what all lanes found for a window. Shared by the lanes, which come by once per
 * window: a lock is cheap enough.
 */
final class WindowMaxima {
    private final Emitter emitter;
    private final Watermarks watermarks;
    private final NavigableMap<Long, Maximum> open = new TreeMap<>();
    private final Checksum rows = new Checksum();

    /** Makes the row of a window. */
    interface Emitter {
        long row(long windowEndMs, long amount, long id);
    }

    private record Maximum(long amount, long id) {
        boolean isBefore(Maximum other) {
            return amount > other.amount || (amount == other.amount && id < other.id);
        }
    }

    WindowMaxima(int lanes, Emitter emitter) {
        this.emitter = emitter;
        this.watermarks = new Watermarks(lanes);
    }

    /** Offers a lane's maximum; the greater amount wins, then the smaller id. */
    synchronized void offer(long windowEndMs, long amount, long id) {
        open.merge(windowEndMs, new Maximum(amount, id), (a, b) -> a.isBefore(b) ? a : b);
    }

    /** Says that a lane has nothing more to offer for windows that end up to one past a time. */
    synchronized void advance(int lane, long watermarkMs) {
        if (!watermarks.advance(lane, watermarkMs)) {
            return;
        }
        while (!open.isEmpty() && open.firstKey() - 1 <= watermarks.minimumMs()) {
            var window = open.pollFirstEntry();
            Maximum maximum = window.getValue();
            rows.add(emitter.row(window.getKey(), maximum.amount, maximum.id));
        }
    }

    /** The rows of all windows; to be read when all lanes have ended. */
    synchronized Checksum rows() {
        return rows;
    }
}
