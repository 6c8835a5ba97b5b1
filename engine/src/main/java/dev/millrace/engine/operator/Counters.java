// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.api.function.Counter;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The user's counters of one operator in one subtask. Written by the subtask's thread only; read by
 * any, a moment late.
 */
public final class Counters {
    private final Map<String, Plain> byName = new ConcurrentSkipListMap<>();

    /** The counter of that name, made at the first call. */
    public Counter named(String name) {
        return byName.computeIfAbsent(name, ignored -> new Plain());
    }

    public Map<String, Long> read() {
        Map<String, Long> values = new TreeMap<>();
        byName.forEach((name, counter) -> values.put(name, counter.getCount()));
        return values;
    }

    private static final class Plain implements Counter {
        private long count;

        @Override
        public void inc(long n) {
            count += n;
        }

        @Override
        public long getCount() {
            return count;
        }
    }
}
