// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table of whole processes. */
record StartupTable(Findings findings) {
    private static final double SECONDS = 0.6;
    private static final double PEAK_MB = 90;

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("| whole process | seconds | peak resident MB | to reach | reached |");
        lines.add("|---|---|---|---|---|");
        for (Engine engine : Engine.values()) {
            if (engine.hasStartup()) {
                lines.add(line(engine));
            }
        }
        return lines;
    }

    private String line(Engine engine) {
        boolean ours = engine == Engine.MILLRACE;
        return "| "
                + String.join(
                        " | ",
                        engine == Engine.HANDWRITTEN ? "plain Java" : engine.title(),
                        findings.cell(engine, "", "seconds", 1),
                        findings.cell(engine, "", "peakMb", 1),
                        ours ? "≤ 0.6 s, ≤ 90 MB" : "",
                        ours ? reached() : "")
                + " |";
    }

    private String reached() {
        Optional<Figures> seconds = findings.figures(Engine.MILLRACE, "", "seconds");
        Optional<Figures> peak = findings.figures(Engine.MILLRACE, "", "peakMb");
        if (seconds.isEmpty() || peak.isEmpty()) {
            return "not measured";
        }
        return seconds.get().median() <= SECONDS && peak.get().median() <= PEAK_MB
                ? "yes"
                : "**no**";
    }
}
