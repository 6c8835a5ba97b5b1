// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.handwritten;

import dev.millrace.benchmarks.events.Event;
import dev.millrace.benchmarks.query.Rows;
import org.agrona.collections.Long2LongCounterMap;

/** wc. */
final class TumblingCount extends Program {
    private static final long WINDOW_MS = 1000;

    private final Slices<Long2LongCounterMap> slices =
            new Slices<>(WINDOW_MS, () -> new Long2LongCounterMap(0), Long2LongCounterMap::clear);

    @Override
    void read(Event event, long timestampMs, Router router) {
        router.route(event.id(), timestampMs, event);
    }

    @Override
    void keyed(long key, long timestampMs, Event event) {
        slices.at(timestampMs).incrementAndGet(key);
    }

    @Override
    void keyedWatermark(long watermarkMs) {
        long endMs;
        while ((endMs = slices.dueEndMs(watermarkMs)) < Long.MAX_VALUE) {
            fire(endMs, slices.close());
        }
    }

    private void fire(long endMs, Long2LongCounterMap counts) {
        counts.forEach((key, count) -> rows.add(Rows.of(key, endMs, count)));
        slices.release(counts);
    }
}
