// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a {@link WindowsJob} must have written, computed without it. */
final class ExpectedWindows {
    /** How many there were, and their total. */
    static final class Sum {
        private long count;
        private long total;

        void add(long value) {
            count++;
            total += value;
        }
    }

    private final List<String> lines = new ArrayList<>();

    ExpectedWindows(List<Reading> input) {
        Map<String, List<Reading>> byKey =
                input.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Reading::key, TreeMap::new, Collectors.toList()));
        byKey.forEach(this::windows);
        byKey.forEach(this::sessions);
    }

    static String line(String kind, String key, long start, long end, Sum sum) {
        return String.join(
                ",",
                kind,
                key,
                Long.toString(start),
                Long.toString(end),
                Long.toString(sum.count),
                Long.toString(sum.total));
    }

    private void windows(String key, List<Reading> readings) {
        Map<Long, Sum> sums = new TreeMap<>();
        for (Reading reading : readings) {
            long start = reading.timeMs() / WindowsJob.WINDOW_MS * WindowsJob.WINDOW_MS;
            sums.computeIfAbsent(start, unused -> new Sum()).add(2 * reading.value());
        }
        sums.forEach(
                (start, sum) ->
                        lines.add(line("window", key, start, start + WindowsJob.WINDOW_MS, sum)));
    }

    /** Readings come in the order of their times. */
    private void sessions(String key, List<Reading> readings) {
        long start = readings.get(0).timeMs();
        long end = start;
        Sum sum = new Sum();
        for (Reading reading : readings) {
            if (reading.timeMs() > end + WindowsJob.GAP_MS) {
                lines.add(line("session", key, start, end + WindowsJob.GAP_MS, sum));
                start = reading.timeMs();
                sum = new Sum();
            }
            end = reading.timeMs();
            sum.add(2 * reading.value());
        }
        lines.add(line("session", key, start, end + WindowsJob.GAP_MS, sum));
    }

    /** Requires that each line is there once, and no other. */
    void requireWritten(Collection<String> written) {
        Map<String, Integer> surplus = new TreeMap<>();
        written.forEach(line -> surplus.merge(line, 1, Integer::sum));
        lines.forEach(line -> surplus.merge(line, -1, Integer::sum));
        surplus.values().removeIf(times -> times == 0);
        assertThat(surplus)
                .as("windows: lost (below 0) or too often (above 0), of %d", written.size())
                .isEmpty();
    }
}
