// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.benchmarks.harness.Measurement.Kind;
import dev.millrace.benchmarks.harness.Measurement.Verdict;
import dev.millrace.benchmarks.outcome.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CostReportTest {
    private final List<Measurement> measurements = new ArrayList<>();
    @TempDir private Path folder;

    private CostReportTest found(Costs what, Engine engine, String figure, double value) {
        Outcome outcome = new Outcome(Map.of(figure, value), List.of(), 1, 2);
        measurements.add(
                new Measurement(
                        Kind.COST,
                        what.id(),
                        engine.id(),
                        2,
                        1,
                        17,
                        0.1,
                        Verdict.EQUAL,
                        outcome,
                        null));
        return this;
    }

    private String written() throws IOException {
        Path page = folder.resolve("page.md");
        Files.writeString(
                page, "<!-- costs: written by benchmarks/run cost -->\n<!-- end of costs -->\n");
        new CostReport(measurements).writeInto(page);
        return Files.readString(page);
    }

    private CostReportTest rates(double without, double with) {
        return found(Costs.FULL_SPEED_WITHOUT, Engine.MILLRACE, "visitsPerSecond", without)
                .found(Costs.FULL_SPEED_WITH, Engine.MILLRACE, "visitsPerSecond", with);
    }

    @Test
    void saysWhatShareOfThroughputIsLeft() throws IOException {
        assertThat(rates(10e6, 9.8e6).written()).contains("| 98.0 % | – | – | ≥ 97 % | yes |");
    }

    @Test
    void saysThatTooLittleIsLeft() throws IOException {
        assertThat(rates(10e6, 9.6e6).written()).contains("| 96.0 % | – | – | ≥ 97 % | **no** |");
    }

    @Test
    void comparesRestartsWithFlinks() throws IOException {
        found(Costs.RESTART, Engine.MILLRACE, "seconds", 1.2)
                .found(Costs.RESTART, Engine.FLINK, "seconds", 4.8);
        assertThat(written()).contains("≤ 1.5, ≤ 1/5 of Flink | **no**: 1/4.00 of Flink |");
    }

    @Test
    void saysWhatWasNotMeasured() throws IOException {
        found(Costs.RESTART, Engine.MILLRACE, "seconds", 1.2);
        assertThat(written()).contains("≤ 1/5 of Flink | not measured |");
    }
}
