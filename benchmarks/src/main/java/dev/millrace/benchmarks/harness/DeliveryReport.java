// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.harness;

import dev.millrace.benchmarks.outcome.Ratios;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the table of {@code benchmarks/run kafka}. */
final class DeliveryReport {
    private static final Section SECTION =
            new Section("<!-- kafka: written by benchmarks/run kafka -->", "<!-- end of kafka -->");

    private static final double LEAST = 0.9;
    private static final double THOUSAND = 1e3;

    private final List<Measurement> measurements;

    DeliveryReport(List<Measurement> measurements) {
        this.measurements = measurements;
    }

    void writeInto(Path file) throws IOException {
        new CostPage(SECTION, measurements, TopicRounds.PARALLELISM)
                .writeInto(file, DeliveryReport::tables);
    }

    private static List<String> tables(Findings findings, int jdk) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("### From Kafka to Kafka, a checkpoint each second, JDK " + jdk);
        lines.add("");
        lines.addAll(table(findings));
        return lines;
    }

    private static List<String> table(Findings findings) {
        Optional<Ratios> ratios = ratios(findings, "eventsPerSecond");
        String reached =
                ratios.map(all -> all.median() >= LEAST ? "yes" : "**no**").orElse("not measured");
        List<String> lines = new ArrayList<>();
        lines.add("| | at least once | exactly once | of at least once | to reach | reached |");
        lines.add("|---|---|---|---|---|---|");
        lines.add(
                line(
                        findings,
                        "thousand records/s",
                        "eventsPerSecond",
                        THOUSAND,
                        percent(ratios),
                        "≥ 90 %",
                        reached));
        lines.add(
                line(
                        findings,
                        "thousand records in a second of the job's processor time",
                        "eventsPerCpuSecond",
                        THOUSAND,
                        percent(ratios(findings, "eventsPerCpuSecond")),
                        "",
                        ""));
        lines.add(line(findings, "ms of a checkpoint, p50", "checkpointP50Ms", 1, "", "", ""));
        lines.add(line(findings, "greatest", "checkpointMaxMs", 1, "", "", ""));
        return lines;
    }

    private static String line(
            Findings findings, String title, String figure, double unit, String... further) {
        String without =
                findings.cell(Engine.MILLRACE_KAFKA, Costs.AT_LEAST_ONCE.id(), figure, unit);
        String with = findings.cell(Engine.MILLRACE_KAFKA, Costs.EXACTLY_ONCE.id(), figure, unit);
        return "| "
                + String.join(" | ", title, without, with)
                + " | "
                + String.join(" | ", further)
                + " |";
    }

    private static Optional<Ratios> ratios(Findings findings, String figure) {
        return findings.ratios(
                Engine.MILLRACE_KAFKA, Costs.EXACTLY_ONCE.id(), Costs.AT_LEAST_ONCE.id(), figure);
    }

    private static String percent(Optional<Ratios> ratios) {
        return ratios.map(Ratios::text).orElse("–");
    }
}
