// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.harness;

import java.util.List;
import java.util.Locale;

/** Median, least and greatest of the rounds, and how tables write numbers. */
record Figures(double median, double min, double max) {

    /** Of at least one value. */
    static Figures of(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        double median =
                sorted.size() % 2 == 1
                        ? sorted.get(middle)
                        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Figures(median, sorted.get(0), sorted.get(sorted.size() - 1));
    }

    /** {@code median (min–max)}. */
    String text() {
        return number(median) + " (" + number(min) + "–" + number(max) + ")";
    }

    Figures dividedBy(double divisor) {
        return new Figures(median / divisor, min / divisor, max / divisor);
    }

    /** With three digits that count. */
    static String number(double value) {
        int decimals = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    /** As a factor: {@code 1.3×}. */
    static String factor(double value) {
        String number = value == Math.rint(value) ? String.valueOf((long) value) : number(value);
        return number.replaceAll("(\\.\\d)0$", "$1") + "×";
    }
}
