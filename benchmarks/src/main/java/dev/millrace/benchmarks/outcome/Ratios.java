// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.outcome;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What is left of a figure under a condition: the ratios of neighbouring periods or trials with and
 * without it. The speed of a machine drifts, but hardly from one to the next.
 *
 * @param median of the ratios
 * @param low the least that the true median may be, see {@link #of(List)}
 * @param high the greatest
 * @param pairs how many there are
 */
public record Ratios(double median, double low, double high, int pairs) {
    private static final double DOUBT = 0.05;

    /** Of pairs in their order; both lists are of one length and not empty. */
    public static Ratios of(List<Double> with, List<Double> without) {
        if (with.size() != without.size()) {
            throw new IllegalArgumentException(
                    with.size() + " figures with the condition, " + without.size() + " without");
        }
        List<Double> ratios = new ArrayList<>();
        for (int pair = 0; pair < with.size(); pair++) {
            ratios.add(with.get(pair) / without.get(pair));
        }
        return of(ratios);
    }

    /**
     * The interval holds the true median in at least 95 of 100 cases, whatever the distribution, as
     * the sign test has it (Dixon, Mood: The statistical sign test, 1946). With fewer than six
     * ratios there is none of this kind, and it is the least and the greatest.
     */
    public static Ratios of(List<Double> ratios) {
        if (ratios.isEmpty()) {
            throw new IllegalArgumentException("there is no pair to compare");
        }
        List<Double> sorted = ratios.stream().sorted().toList();
        int count = sorted.size();
        double median = (sorted.get((count - 1) / 2) + sorted.get(count / 2)) / 2;
        int left = leftOut(count);
        return new Ratios(median, sorted.get(left), sorted.get(count - 1 - left), count);
    }

    /** How many ratios at each end lie outside of the interval. */
    private static int leftOut(int count) {
        double term = Math.pow(0.5, count);
        double below = 0;
        int left = 0;
        while (2 * (below + term) <= DOUBT) {
            below += term;
            term = term * (count - left) / (left + 1);
            left++;
        }
        return Math.max(0, left - 1);
    }

    /** {@code 97.1 % (96.0–98.2)}. */
    public String text() {
        return String.format(
                Locale.ROOT, "%.1f %% (%.1f–%.1f)", median * 100, low * 100, high * 100);
    }
}
