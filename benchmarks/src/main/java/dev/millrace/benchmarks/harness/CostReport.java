// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.harness;

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
        new CostPage(SECTION, measurements, VisitorRounds.PARALLELISM)
                .writeInto(file, CostReport::tables);
    }

    private static List<String> tables(Findings findings, int jdk) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("### Checkpoints each second, JDK " + jdk);
        lines.add("");
        lines.addAll(new CheckpointTable(findings).lines());
        lines.add("");
        lines.add("### Back pressure and restart, JDK " + jdk);
        lines.add("");
        lines.addAll(new RecoveryTable(findings).lines());
        return lines;
    }
}
