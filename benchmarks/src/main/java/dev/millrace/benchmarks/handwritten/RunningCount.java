// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.handwritten;

import dev.millrace.benchmarks.events.Event;
import dev.millrace.benchmarks.query.Rows;
import org.agrona.collections.Long2LongCounterMap;

/** kv. */
final class RunningCount extends Program {
    private final Long2LongCounterMap counts = new Long2LongCounterMap(0);

    @Override
    void read(Event event, long timestampMs, Router router) {
        router.route(event.id(), timestampMs, event);
    }

    @Override
    void keyed(long key, long timestampMs, Event event) {
        rows.add(Rows.of(key, counts.incrementAndGet(key)));
    }
}
