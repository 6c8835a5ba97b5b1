// SPDX-License-Identifier: Apache-2.0
package dev.millrace.testkit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How what is there differs from what is right, whatever the order.
 *
 * @param missing records that should be there
 * @param surplus records that should be there less often, or not at all
 */
record Difference<T>(List<T> missing, List<T> surplus, int expected, int found) {
    /** Enough to see what is going on, and short enough to be read. */
    private static final int MOST_SHOWN = 5;

    static <T> Difference<T> of(Collection<? extends T> expected, Collection<? extends T> found) {
        Map<T, Integer> left = new HashMap<>();
        expected.forEach(record -> left.merge(record, 1, Integer::sum));
        List<T> surplus = new ArrayList<>();
        for (T record : found) {
            if (left.merge(record, -1, Integer::sum) < 0) {
                surplus.add(record);
            }
        }
        List<T> missing = new ArrayList<>();
        for (T record : expected) {
            if (left.merge(record, -1, Integer::sum) >= 0) {
                missing.add(record);
            }
        }
        return new Difference<>(missing, surplus, expected.size(), found.size());
    }

    boolean isNone() {
        return missing.isEmpty() && surplus.isEmpty();
    }

    String text() {
        return "Of "
                + expected
                + " records "
                + (missing.isEmpty() ? "none is missing" : shown(missing) + " are missing")
                + (surplus.isEmpty() ? "" : "; too many are " + shown(surplus))
                + "; "
                + found
                + " are there";
    }

    private static String shown(List<?> records) {
        String first =
                String.join(", ", records.stream().limit(MOST_SHOWN).map(String::valueOf).toList());
        return records.size() <= MOST_SHOWN
                ? first
                : first + " and " + (records.size() - MOST_SHOWN) + " more";
    }
}
