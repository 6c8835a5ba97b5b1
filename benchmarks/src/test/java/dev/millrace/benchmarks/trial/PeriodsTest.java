// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PeriodsTest {
    private static final long SECOND_NS = 1_000_000_000L;

    private static Moment moment(long seconds, double cpuSeconds, long events) {
        return new Moment(seconds * SECOND_NS, (long) (cpuSeconds * SECOND_NS), 0, events);
    }

    @Test
    void everySecondPairBeginsWithTheCondition() {
        assertThat(IntStream.range(0, 8).mapToObj(Periods::hasCondition))
                .containsExactly(false, true, true, false, false, true, true, false);
    }

    @Test
    void tellsThroughputAndProcessorTimeApart() {
        Periods periods = new Periods();
        periods.add(moment(0, 0, 0), moment(2, 4, 2_000));
        periods.add(moment(3, 5, 2_500), moment(5, 8.8, 4_300));
        Map<String, Double> figures = periods.figures();
        assertThat(figures)
                .containsEntry("eventsPerSecondWithout", 1_000.0)
                .containsEntry("eventsPerSecondWith", 900.0)
                .containsEntry("eventsPerSecondRatio", 0.9)
                .containsEntry("eventsPerCpuSecondWithout", 500.0)
                .containsEntry("pairs", 1.0);
        assertThat(figures.get("eventsPerCpuSecondRatio")).isBetween(0.947, 0.948);
    }
}
