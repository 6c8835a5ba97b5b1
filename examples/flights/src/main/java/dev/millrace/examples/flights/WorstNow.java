// SPDX-License-Identifier: Apache-2.0
package dev.millrace.examples.flights;

import java.util.List;
import java.util.TreeMap;

/** The latest ranks, for people to look at. Any thread may call. */
final class WorstNow {
    private final TreeMap<Integer, WorstAirport> byRank = new TreeMap<>(); // guarded by this

    /** Takes a rank of any window; of earlier windows than the latest it is forgotten. */
    synchronized void take(WorstAirport worst) {
        if (!byRank.isEmpty()) {
            int age = worst.windowEnd().compareTo(byRank.firstEntry().getValue().windowEnd());
            if (age < 0) {
                return;
            }
            if (age > 0) {
                byRank.clear();
            }
        }
        byRank.put(worst.rank(), worst);
    }

    /** The ranks of the latest window, the worst first. */
    synchronized List<WorstAirport> ranks() {
        return List.copyOf(byRank.values());
    }
}
