// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.harness;

import dev.millrace.benchmarks.harness.Measurement.Kind;
import dev.millrace.benchmarks.harness.Measurement.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;

/** Writes the tables between two markers of a Markdown file and leaves the rest of it alone. */
final class Report {
    private static final Section SECTION =
            new Section("<!-- figures: written by benchmarks/run -->", "<!-- end of figures -->");

    private final List<Measurement> measurements;
    private final String command;

    Report(List<Measurement> measurements, String command) {
        this.measurements = measurements;
        this.command = command;
    }

    void writeInto(Path file) throws IOException {
        SECTION.writeInto(file, lines());
    }

    private List<String> lines() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("Machine: " + Machine.describe() + ".");
        lines.add("Date: " + LocalDate.now(ZoneOffset.UTC) + ". Command: `" + command + "`.");
        lines.add(load(measurements));
        for (int jdk : distinct(Measurement::jdk)) {
            for (int parallelism : distinct(Measurement::parallelism)) {
                throughput(lines, parallelism, jdk);
                latency(lines, parallelism, jdk);
            }
            startup(lines, jdk);
        }
        lines.add("");
        return lines;
    }

    /** How busy the machine was. */
    static String load(List<Measurement> measurements) {
        double highest = measurements.stream().mapToDouble(Measurement::load).max().orElse(0);
        return String.format(
                Locale.ROOT,
                "Highest load average seen before a trial: %.1f (trials leave about 2 behind; more"
                        + " means that something else was running).",
                highest);
    }

    private void throughput(List<String> lines, int parallelism, int jdk) {
        Findings findings = Findings.of(measurements, Kind.THROUGHPUT, parallelism, jdk);
        if (findings.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("### Throughput at parallelism " + parallelism + ", JDK " + jdk);
        lines.add("");
        lines.add(
                "M events/s, median (min–max). "
                        + verdicts(findings, Verdict.EQUAL)
                        + " trials repeated by the hand-written loop with equal checksums, "
                        + verdicts(findings, Verdict.DIFFERENT)
                        + " with different ones.");
        lines.add("");
        lines.addAll(new ThroughputTable(findings).lines());
    }

    private static long verdicts(Findings findings, Verdict verdict) {
        return findings.measurements().stream().filter(one -> one.verdict() == verdict).count();
    }

    private void latency(List<String> lines, int parallelism, int jdk) {
        Findings findings = Findings.of(measurements, Kind.LATENCY, parallelism, jdk);
        if (!findings.isEmpty()) {
            lines.add("");
            lines.add("### Latency at parallelism " + parallelism + ", JDK " + jdk);
            lines.add("");
            lines.addAll(new LatencyTable(findings).lines());
        }
    }

    private void startup(List<String> lines, int jdk) {
        Findings findings = Findings.of(measurements, Kind.STARTUP, 0, jdk);
        if (!findings.isEmpty()) {
            lines.add("");
            lines.add("### Start to exit, JDK " + jdk);
            lines.add("");
            lines.addAll(new StartupTable(findings).lines());
        }
    }

    private List<Integer> distinct(ToIntFunction<Measurement> property) {
        return measurements.stream().mapToInt(property).distinct().sorted().boxed().toList();
    }
}
