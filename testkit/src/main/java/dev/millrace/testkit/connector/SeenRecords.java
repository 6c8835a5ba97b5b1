// SPDX-License-Identifier: Apache-2.0
package dev.millrace.testkit.connector;

import java.util.ArrayList;
import java.util.List;

/** Compares what was seen with what is right. */
final class SeenRecords {
    private SeenRecords() {}

    /** The same records, each as often, in any order. */
    static void require(List<?> right, List<?> seen, String when) {
        List<Object> missing = new ArrayList<>(right);
        List<Object> surplus = new ArrayList<>();
        for (Object record : seen) {
            if (!missing.remove(record)) {
                surplus.add(record);
            }
        }
        if (!missing.isEmpty() || !surplus.isEmpty()) {
            throw new AssertionError(
                    when
                            + ": "
                            + (missing.isEmpty() ? "" : "missing are " + missing)
                            + (missing.isEmpty() || surplus.isEmpty() ? "" : ", ")
                            + (surplus.isEmpty() ? "" : "there is too much: " + surplus));
        }
    }
}
