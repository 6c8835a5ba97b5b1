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

class DeliveryReportTest {
    private final List<Measurement> measurements = new ArrayList<>();
    @TempDir private Path folder;

    private DeliveryReportTest found(Costs delivery, int round, double perSecond) {
        Map<String, Double> figures =
                Map.of("eventsPerSecond", perSecond, "eventsPerCpuSecond", perSecond / 2);
        measurements.add(
                new Measurement(
                        Kind.COST,
                        delivery.id(),
                        Engine.MILLRACE_KAFKA.id(),
                        2,
                        round,
                        17,
                        0.1,
                        Verdict.EQUAL,
                        new Outcome(figures, List.of(), 1, 2),
                        null));
        return this;
    }

    private String written() throws IOException {
        Path page = folder.resolve("page.md");
        Files.writeString(
                page, "<!-- kafka: written by benchmarks/run kafka -->\n<!-- end of kafka -->\n");
        new DeliveryReport(measurements).writeInto(page);
        return Files.readString(page);
    }

    @Test
    void comparesTheTrialsOfARound() throws IOException {
        found(Costs.AT_LEAST_ONCE, 1, 100e3)
                .found(Costs.EXACTLY_ONCE, 1, 95e3)
                .found(Costs.EXACTLY_ONCE, 2, 190e3)
                .found(Costs.AT_LEAST_ONCE, 2, 200e3);
        assertThat(written()).contains("| 95.0 % (95.0–95.0) | ≥ 90 % | yes |");
    }

    @Test
    void saysThatTooLittleIsLeft() throws IOException {
        found(Costs.AT_LEAST_ONCE, 1, 100e3).found(Costs.EXACTLY_ONCE, 1, 80e3);
        assertThat(written()).contains("| 80.0 % (80.0–80.0) | ≥ 90 % | **no** |");
    }

    @Test
    void leavesOutATrialWithoutItsPartner() throws IOException {
        found(Costs.AT_LEAST_ONCE, 1, 100e3)
                .found(Costs.EXACTLY_ONCE, 1, 95e3)
                .found(Costs.AT_LEAST_ONCE, 2, 400e3);
        assertThat(written()).contains("| 95.0 % (95.0–95.0) | ≥ 90 % | yes |");
    }

    @Test
    void saysThatNothingWasMeasured() throws IOException {
        found(Costs.AT_LEAST_ONCE, 1, 100e3);
        assertThat(written()).contains("| – | ≥ 90 % | not measured |");
    }
}
