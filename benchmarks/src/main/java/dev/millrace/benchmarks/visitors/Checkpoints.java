// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.visitors;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the checkpoints of a run tell.
 *
 * @param taken all that the engine tells of, oldest first
 * @param fromMs when measuring began, wall clock
 * @param toMs when it ended
 */
public record Checkpoints(List<Taken> taken, long fromMs, long toMs) {

    /**
     * The largest one is taken as the first, which says everything; durations, and the size of
     * later ones, are those of checkpoints triggered while measuring.
     */
    public Map<String, Double> figures() {
        if (taken.isEmpty()) {
            return Map.of();
        }
        Map<String, Double> figures = new LinkedHashMap<>();
        List<Taken> complete = taken.stream().filter(Taken::complete).toList();
        figures.put("failedCheckpoints", (double) (taken.size() - complete.size()));
        complete.stream()
                .max(Comparator.comparingLong(Taken::sizeBytes))
                .ifPresent(first -> largest(first, figures));
        List<Taken> measured =
                complete.stream()
                        .filter(one -> one.triggeredMs() >= fromMs && one.triggeredMs() < toMs)
                        .toList();
        figures.put("checkpoints", (double) measured.size());
        if (!measured.isEmpty()) {
            sizes(measured, figures);
            durations(measured.stream().mapToLong(Taken::durationMs).sorted().toArray(), figures);
        }
        return figures;
    }

    private static void largest(Taken first, Map<String, Double> figures) {
        figures.put("largestBytes", (double) first.sizeBytes());
        figures.put("largestMs", (double) first.durationMs());
    }

    private static void sizes(List<Taken> measured, Map<String, Double> figures) {
        long[] sizes = measured.stream().mapToLong(Taken::sizeBytes).sorted().toArray();
        figures.put("laterBytes", (double) sizes[sizes.length / 2]);
    }

    private static void durations(long[] sortedMs, Map<String, Double> figures) {
        figures.put("checkpointP50Ms", (double) sortedMs[(sortedMs.length - 1) / 2]);
        int p99 = (int) Math.ceil(sortedMs.length * 0.99) - 1;
        figures.put("checkpointP99Ms", (double) sortedMs[p99]);
        figures.put("checkpointMaxMs", (double) sortedMs[sortedMs.length - 1]);
    }
}
