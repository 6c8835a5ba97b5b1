// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.benchmarks.harness.Measurement.Kind;
import dev.millrace.benchmarks.harness.Measurement.Verdict;
import dev.millrace.benchmarks.outcome.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    private final List<Measurement> measurements = new ArrayList<>();
    @TempDir private Path folder;
    private Path page;

    @BeforeEach
    void page() throws IOException {
        page = folder.resolve("benchmarks.md");
        Files.writeString(
                page,
                """
                before
                <!-- figures: written by benchmarks/run -->
                old figures
                <!-- end of figures -->
                after
                """);
    }

    private ReportTest rate(Engine engine, double eventsPerSecond, Verdict verdict) {
        Outcome outcome = new Outcome(Map.of("eventsPerSecond", eventsPerSecond), List.of(), 1, 2);
        measurements.add(
                new Measurement(
                        Kind.THROUGHPUT, "q0", engine.id(), 2, 1, 17, 0.1, verdict, outcome, null));
        return this;
    }

    private String written() throws IOException {
        new Report(measurements, "benchmarks/run").writeInto(page);
        return Files.readString(page);
    }

    @Test
    void replacesWhatIsBetweenTheMarkersOnly() throws IOException {
        assertThat(rate(Engine.FLINK, 60e6, Verdict.EQUAL).written())
                .startsWith("before\n")
                .endsWith("after\n")
                .doesNotContain("old figures");
    }

    @Test
    void saysThatATargetIsReached() throws IOException {
        rate(Engine.FLINK, 60e6, Verdict.EQUAL).rate(Engine.MILLRACE, 90e6, Verdict.EQUAL);
        assertThat(written()).contains("| 1.5× |").contains("| ≥ 1.3× Flink | yes |");
    }

    @Test
    void saysThatATargetIsMissedAndByHowMuch() throws IOException {
        rate(Engine.FLINK, 60e6, Verdict.EQUAL).rate(Engine.MILLRACE, 66e6, Verdict.EQUAL);
        assertThat(written()).contains("| ≥ 1.3× Flink | **no**: Flink 1.1× |");
    }

    @Test
    void aRateWithWrongRowsIsNoFigure() throws IOException {
        rate(Engine.FLINK, 60e6, Verdict.EQUAL).rate(Engine.MILLRACE, 90e6, Verdict.DIFFERENT);
        assertThat(written()).contains("**wrong rows**").contains("not measured");
    }

    @Test
    void tellsMedianAndRangeOfTheRounds() throws IOException {
        rate(Engine.JET, 14e6, Verdict.EQUAL)
                .rate(Engine.JET, 10e6, Verdict.UNCHECKED)
                .rate(Engine.JET, 15.5e6, Verdict.UNCHECKED);
        assertThat(written()).contains("| 14.0 (10.0–15.5) |");
    }

    @Test
    void refusesAPageWithoutMarkers() throws IOException {
        Files.writeString(page, "nothing here");
        assertThatThrownBy(this::written).hasMessageContaining("has no place for figures");
    }
}
