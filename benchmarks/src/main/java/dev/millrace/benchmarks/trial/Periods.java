// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.trial;

import dev.millrace.benchmarks.outcome.Ratios;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Short periods of one run, by turns with a condition and without, so that both have the same
 * compiled code and the same machine. Every second pair begins with the condition.
 */
public final class Periods {
    private final List<Period> with = new ArrayList<>();
    private final List<Period> without = new ArrayList<>();

    private record Period(Moment from, Moment to) {}

    /** Whether the period of a number, from 0, has the condition. */
    public static boolean hasCondition(int number) {
        return number % 4 == 1 || number % 4 == 2;
    }

    /** Adds the period that follows those that were added. */
    public void add(Moment from, Moment to) {
        boolean condition = hasCondition(with.size() + without.size());
        (condition ? with : without).add(new Period(from, to));
    }

    /** Of whole pairs. */
    public Map<String, Double> figures() {
        Map<String, Double> figures = new LinkedHashMap<>();
        add(figures, "eventsPerSecond", Moment::perSecondTo);
        add(figures, "eventsPerCpuSecond", Moment::perCpuSecondTo);
        figures.put("pairs", (double) with.size());
        return figures;
    }

    private void add(
            Map<String, Double> figures, String name, BiFunction<Moment, Moment, Double> figure) {
        List<Double> above = with.stream().map(each -> figure.apply(each.from, each.to)).toList();
        List<Double> below =
                without.stream().map(each -> figure.apply(each.from, each.to)).toList();
        Ratios ratios = Ratios.of(above, below);
        figures.put(name + "With", median(above));
        figures.put(name + "Without", median(below));
        figures.put(name + "Ratio", ratios.median());
        figures.put(name + "RatioLow", ratios.low());
        figures.put(name + "RatioHigh", ratios.high());
    }

    private static double median(List<Double> values) {
        return Ratios.of(values).median();
    }
}
