// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a job must have written, computed without it. */
final class Expected {
    private final List<Reading> input;

    Expected(List<Reading> input) {
        this.input = input;
    }

    /**
     * Requires that nothing is lost and nothing is there twice. In which order the records of a key
     * came is not said by the input, so their counts are only known to be 1, 2, 3 and so on.
     */
    void requireWritten(Collection<String> lines) {
        List<String> ids = new ArrayList<>();
        Map<String, TreeMap<Long, Integer>> countsByKey = new HashMap<>();
        List<String> others = new ArrayList<>();
        for (String line : lines) {
            String[] cells = line.split(",", -1);
            if (cells[0].equals("record")) {
                ids.add(cells[1] + "," + cells[3]);
                countsByKey
                        .computeIfAbsent(cells[1], key -> new TreeMap<>())
                        .merge(Long.parseLong(cells[2]), 1, Integer::sum);
            } else {
                others.add(line);
            }
        }
        requireSame("records, as key,id", ids, input.stream().map(r -> r.key() + "," + r.id()));
        requireSame("timers", others, timers().stream());
        countsByKey.forEach(Expected::requireOneTwoThree);
    }

    /** Says what is lost and what is there too often, and not all the rest. */
    private static void requireSame(String what, List<String> found, Stream<String> wanted) {
        Map<String, Integer> surplus = new TreeMap<>();
        found.forEach(line -> surplus.merge(line, 1, Integer::sum));
        wanted.forEach(line -> surplus.merge(line, -1, Integer::sum));
        surplus.values().removeIf(times -> times == 0);
        assertThat(surplus)
                .as("%s: lost (below 0) or too often (above 0), of %d written", what, found.size())
                .isEmpty();
    }

    private static void requireOneTwoThree(String key, TreeMap<Long, Integer> counts) {
        assertThat(counts.values()).as("times each count of %s is there", key).containsOnly(1);
        assertThat(counts.firstKey()).as("first count of %s", key).isEqualTo(1);
        assertThat(counts.lastKey()).as("last count of %s", key).isEqualTo(counts.size());
    }

    private List<String> timers() {
        Map<String, long[]> totals = new TreeMap<>();
        TreeSet<String> fired = new TreeSet<>();
        for (Reading reading : input) {
            long[] total = totals.computeIfAbsent(reading.key(), key -> new long[2]);
            total[0]++;
            total[1] += reading.value();
            fired.add("slot," + reading.key() + "," + Tally.slotOf(reading.timeMs()));
        }
        totals.forEach((key, total) -> fired.add("total," + key + "," + total[0] + "," + total[1]));
        return List.copyOf(fired);
    }
}
