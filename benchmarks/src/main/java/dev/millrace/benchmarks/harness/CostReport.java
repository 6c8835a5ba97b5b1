// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.harness;

import dev.millrace.benchmarks.harness.Measurement.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes the tables of {@code benchmarks/run cost}. */
final class CostReport {
    private static final Section SECTION =
            new Section("<!-- costs: written by benchmarks/run cost -->", "<!-- end of costs -->");

    private final List<Measurement> measurements;

    CostReport(List<Measurement> measurements) {
        this.measurements = measurements;
    }

    void writeInto(Path file) throws IOException {
        SECTION.writeInto(file, lines());
    }

    private List<String> lines() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("Machine: " + Machine.describe() + ".");
        lines.add(Report.load(measurements));
        for (int jdk : measurements.stream().mapToInt(Measurement::jdk).distinct().toArray()) {
            Findings findings =
                    Findings.of(measurements, Kind.COST, VisitorRounds.PARALLELISM, jdk);
            lines.add("");
            lines.add("### Checkpoints each second, JDK " + jdk);
            lines.add("");
            lines.addAll(new CheckpointTable(findings).lines());
            lines.add("");
            lines.add("### Back pressure and restart, JDK " + jdk);
            lines.add("");
            lines.addAll(new RecoveryTable(findings).lines());
        }
        lines.add("");
        return lines;
    }
}
