// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.events;

import org.agrona.collections.Long2LongHashMap;

/**
 * How often each id has been given out when the splits of a log stood at some positions: counted
 * once for a lap, so that a long run costs no more than two laps.
 */
public final class Recount {
    private final Long2LongHashMap counts = new Long2LongHashMap(0);

    /**
     * @param positions events given out by each split; their number divides the log's size, so that
     *     a split sees the same events in each lap
     */
    public Recount(EventLog log, long[] positions) {
        int lap = log.size() / positions.length;
        if (lap * positions.length != log.size()) {
            throw new IllegalArgumentException(
                    log.size() + " events are not spread evenly over " + positions.length);
        }
        for (int split = 0; split < positions.length; split++) {
            long laps = positions[split] / lap;
            long rest = positions[split] % lap;
            for (int at = 0; at < lap; at++) {
                add(log.events()[at * positions.length + split].id(), at < rest ? laps + 1 : laps);
            }
        }
    }

    private void add(long id, long times) {
        counts.put(id, counts.get(id) + times);
    }

    /** 0 for an id that was never given out. */
    public long of(long id) {
        return counts.get(id);
    }
}
