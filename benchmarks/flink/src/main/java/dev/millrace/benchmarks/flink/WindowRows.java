// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.flink;

import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.api.java.tuple.Tuple4;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;

/** What windows put out. */
final class WindowRows {
    private WindowRows() {}

    /** End, key and count. */
    static void count(
            Long key,
            TimeWindow window,
            Iterable<Long> count,
            Collector<Tuple3<Long, Long, Long>> out) {
        out.collect(Tuple3.of(window.getEnd(), key, count.iterator().next()));
    }

    /** Key, start, end and count. */
    static void session(
            Long key,
            TimeWindow window,
            Iterable<Long> count,
            Collector<Tuple4<Long, Long, Long, Long>> out) {
        out.collect(Tuple4.of(key, window.getStart(), window.getEnd(), count.iterator().next()));
    }

    /** End and value. */
    static void maximum(
            TimeWindow window, Iterable<Long> maximum, Collector<Tuple2<Long, Long>> out) {
        out.collect(Tuple2.of(window.getEnd(), maximum.iterator().next()));
    }
}
