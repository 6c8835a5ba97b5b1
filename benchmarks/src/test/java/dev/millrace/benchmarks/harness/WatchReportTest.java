// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.benchmarks.harness.Measurement.Kind;
import dev.millrace.benchmarks.harness.Measurement.Verdict;
import dev.millrace.benchmarks.outcome.Outcome;
import dev.millrace.benchmarks.query.Query;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchReportTest {
    private final List<Measurement> measurements = new ArrayList<>();
    @TempDir private Path folder;

    private WatchReportTest found(
            String subject, Engine engine, int round, Map<String, Double> figures) {
        measurements.add(
                new Measurement(
                        Kind.COST,
                        subject,
                        engine.id(),
                        2,
                        round,
                        17,
                        0.1,
                        Verdict.EQUAL,
                        new Outcome(figures, List.of(), 1, 2),
                        null));
        return this;
    }

    private WatchReportTest trial(Costs what, double perSecond) {
        return found(
                what.idOf(Query.Q0),
                Engine.MILLRACE,
                1,
                Map.of("eventsPerSecond", perSecond, "eventsPerCpuSecond", perSecond / 2));
    }

    private WatchReportTest reads(int round, double ratio) {
        Map<String, Double> figures = new HashMap<>();
        for (String figure : List.of("eventsPerSecond", "eventsPerCpuSecond")) {
            figures.put(figure + "Without", 10e6);
            figures.put(figure + "With", 10e6 * ratio);
            figures.put(figure + "Ratio", ratio);
            figures.put(figure + "RatioLow", ratio - 0.01);
            figures.put(figure + "RatioHigh", ratio + 0.01);
        }
        figures.put("pairs", 10.0);
        figures.put("answersPerSecond", 999.9);
        figures.put("answerP50Ms", 0.5);
        figures.put("answerP99Ms", 3.0);
        figures.put("onlookerCores", 0.12);
        return found(Costs.READ.id(), Engine.MILLRACE_SERVED, round, figures);
    }

    private String written() throws IOException {
        Path page = folder.resolve("page.md");
        Files.writeString(
                page, "<!-- watch: written by benchmarks/run watch -->\n<!-- end of watch -->\n");
        new WatchReport(measurements).writeInto(page);
        return Files.readString(page);
    }

    @Test
    void comparesTrialsWithTheirNeighbours() throws IOException {
        trial(Costs.COUNTED, 99e6)
                .trial(Costs.UNCOUNTED, 100e6)
                .trial(Costs.UNCOUNTED, 200e6)
                .trial(Costs.COUNTED, 198e6);
        assertThat(written())
                .contains("| 99.0 % (99.0–99.0) | 99.0 % (99.0–99.0) | 2 | > 98 % | yes |");
    }

    @Test
    void boundsOfSeveralTrialsHoldAllOfThem() throws IOException {
        reads(1, 0.93).reads(2, 0.94).reads(3, 0.96);
        assertThat(written())
                .contains("| 94.0 % (92.0–97.0) | 94.0 % (92.0–97.0) | 30 | > 95 % | **no** |");
    }

    @Test
    void saysHowManyReadsThereWere() throws IOException {
        reads(1, 0.97);
        assertThat(written())
                .contains("1000 (1000–1000) answered per second")
                .contains("0.120 (0.120–0.120) of a core");
    }

    @Test
    void saysWhatWasNotMeasured() throws IOException {
        trial(Costs.COUNTED, 99e6);
        assertThat(written()).contains("| – | – | – | > 98 % | not measured |");
    }
}
