// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table of checkpoints under back pressure, and of restarts after a kill. */
record RecoveryTable(Findings findings) {
    private static final double RESTART_SECONDS = 1.5;
    private static final double RESTART_OF_FLINK = 0.2;
    private static final double PRESSURE_MS = 1000;

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("| | Millrace | Flink, RocksDB | Flink, heap | to reach | reached |");
        lines.add("|---|---|---|---|---|---|");
        lines.add(
                line("thousand events/s, sink not slow", Costs.UNPRESSED, "visitsPerSecond", 1e3));
        lines.add(line("sink at a tenth", Costs.PRESSURE, "visitsPerSecond", 1e3));
        lines.add(line("ms of a checkpoint, p50", Costs.PRESSURE, "checkpointP50Ms", 1));
        lines.add(
                line("p99", Costs.PRESSURE, "checkpointP99Ms", 1)
                        + " ≤ 1000 | "
                        + pressureReached()
                        + " |");
        lines.add(line("checkpoints that failed", Costs.PRESSURE, "failedCheckpoints", 1));
        lines.add(
                line("s from start to the first row after a kill", Costs.RESTART, "seconds", 1)
                        + " ≤ 1.5, ≤ 1/5 of Flink | "
                        + restartReached()
                        + " |");
        return lines.stream().map(RecoveryTable::closed).toList();
    }

    private String line(String title, Costs what, String figure, double unit) {
        return "| "
                + String.join(
                        " | ",
                        title,
                        findings.cell(Engine.MILLRACE, what.id(), figure, unit),
                        findings.cell(Engine.FLINK_ROCKSDB, what.id(), figure, unit),
                        findings.cell(Engine.FLINK, what.id(), figure, unit))
                + " |";
    }

    /** A line without a target gets two empty cells. */
    private static String closed(String line) {
        long cells = line.chars().filter(character -> character == '|').count();
        return cells < 7 ? line + "  |  |" : line;
    }

    private String pressureReached() {
        return findings.figures(Engine.MILLRACE, Costs.PRESSURE.id(), "checkpointP99Ms")
                .map(figures -> figures.max() <= PRESSURE_MS ? "yes" : "**no**")
                .orElse("not measured");
    }

    private String restartReached() {
        Optional<Figures> ours = seconds(Engine.MILLRACE);
        Optional<Figures> theirs = seconds(Engine.FLINK);
        if (ours.isEmpty() || theirs.isEmpty()) {
            return "not measured";
        }
        double seconds = ours.get().median();
        double share = seconds / theirs.get().median();
        boolean reached = seconds <= RESTART_SECONDS && share <= RESTART_OF_FLINK;
        return reached ? "yes" : "**no**: 1/" + Figures.number(1 / share) + " of Flink";
    }

    private Optional<Figures> seconds(Engine engine) {
        return findings.figures(engine, Costs.RESTART.id(), "seconds");
    }
}
