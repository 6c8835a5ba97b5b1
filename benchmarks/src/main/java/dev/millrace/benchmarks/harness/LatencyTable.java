// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.harness;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The table of latencies. */
record LatencyTable(Findings findings) {
    private static final double P99_MS = 8;
    private static final double P999_MS = 12;
    private static final List<String> FIGURES = List.of("p50Ms", "p99Ms", "p999Ms", "maxMs");

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(
                "| events/s | engine | p50 ms | p99 ms | p99.9 ms | max ms | to reach | reached |");
        lines.add("|---|---|---|---|---|---|---|---|");
        List<String> rates =
                findings.measurements().stream()
                        .map(Measurement::subject)
                        .distinct()
                        .sorted(Comparator.comparing(Long::valueOf))
                        .toList();
        for (String rate : rates) {
            for (Engine engine : Engine.values()) {
                if (engine.hasLatency()) {
                    lines.add(line(rate, engine));
                }
            }
        }
        return lines;
    }

    private String line(String rate, Engine engine) {
        List<String> cells = new ArrayList<>(List.of(rate, engine.title()));
        FIGURES.forEach(figure -> cells.add(findings.cell(engine, rate, figure, 1)));
        boolean ours = engine == Engine.MILLRACE;
        cells.add(ours ? "p99 ≤ 8, p99.9 ≤ 12" : "");
        cells.add(ours ? reached(rate) : "");
        return "| " + String.join(" | ", cells) + " |";
    }

    private String reached(String rate) {
        Optional<Figures> p99 = findings.figures(Engine.MILLRACE, rate, "p99Ms");
        Optional<Figures> p999 = findings.figures(Engine.MILLRACE, rate, "p999Ms");
        if (p99.isEmpty() || p999.isEmpty()) {
            return "not measured";
        }
        return p99.get().median() <= P99_MS && p999.get().median() <= P999_MS ? "yes" : "**no**";
    }
}
