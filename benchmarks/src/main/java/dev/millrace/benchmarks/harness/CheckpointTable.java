// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoublePredicate;

/** The table of what checkpoints cost a job with much state. */
record CheckpointTable(Findings findings) {
    private static final double THOUSAND = 1e3;
    private static final double MB = 1e6;
    private static final List<Engine> COLUMNS =
            List.of(Engine.MILLRACE, Engine.FLINK_ROCKSDB, Engine.FLINK);

    /** A row of the table. */
    private interface Cell {
        String of(Engine engine);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("| | Millrace | Flink, RocksDB | Flink, heap | to reach | reached |");
        lines.add("|---|---|---|---|---|---|");
        row(lines, "thousand events/s without", cell(Costs.FULL_SPEED_WITHOUT, RATE, THOUSAND));
        row(lines, "with a checkpoint each second", cell(Costs.FULL_SPEED_WITH, RATE, THOUSAND));
        share(lines, "with / without", Costs.FULL_SPEED_WITH, Costs.FULL_SPEED_WITHOUT, 0.97);
        row(lines, "while everything is written", cell(Costs.FULL_SPEED_WITH, DURING, THOUSAND));
        row(lines, "MB of the largest checkpoint", cell(Costs.FULL_SPEED_WITH, "largestBytes", MB));
        row(lines, "MB of a later one", cell(Costs.FULL_SPEED_WITH, "laterBytes", MB));
        later(lines);
        row(lines, "ms from its trigger, p50", cell(Costs.FULL_SPEED_WITH, "checkpointP50Ms", 1));
        row(lines, "greatest", cell(Costs.FULL_SPEED_WITH, "checkpointMaxMs", 1));
        row(lines, "p99.9 latency ms without", cell(Costs.STEADY_WITHOUT, "p999Ms", 1));
        row(lines, "p99.9 with", cell(Costs.STEADY_WITH, "p999Ms", 1));
        latency(lines);
        return lines;
    }

    private static final String RATE = "visitsPerSecond";
    private static final String DURING = "visitsPerSecondDuringLargest";

    private Cell cell(Costs what, String figure, double unit) {
        return engine -> findings.cell(engine, what.id(), figure, unit);
    }

    private static void row(List<String> lines, String title, Cell cell) {
        row(lines, title, cell, "", "");
    }

    private static void row(
            List<String> lines, String title, Cell cell, String target, String reached) {
        List<String> cells = new ArrayList<>(List.of(title));
        COLUMNS.forEach(engine -> cells.add(cell.of(engine)));
        cells.add(target);
        cells.add(reached);
        lines.add("| " + String.join(" | ", cells) + " |");
    }

    private void share(List<String> lines, String title, Costs with, Costs without, double least) {
        row(
                lines,
                title,
                engine -> percent(ratio(engine, with, RATE, without, RATE)),
                "≥ " + Math.round(least * 100) + " %",
                reached(
                        ratio(Engine.MILLRACE, with, RATE, without, RATE),
                        ratio -> ratio >= least));
    }

    private void later(List<String> lines) {
        Costs with = Costs.FULL_SPEED_WITH;
        row(
                lines,
                "later / largest",
                engine -> percent(ratio(engine, with, "laterBytes", with, "largestBytes")),
                "< 5 %",
                reached(
                        ratio(Engine.MILLRACE, with, "laterBytes", with, "largestBytes"),
                        ratio -> ratio < 0.05));
    }

    private void latency(List<String> lines) {
        row(
                lines,
                "with / without",
                engine ->
                        ratio(engine, Costs.STEADY_WITH, "p999Ms", Costs.STEADY_WITHOUT, "p999Ms")
                                .map(Figures::factor)
                                .orElse("–"),
                "≤ 2×",
                reached(
                        ratio(
                                Engine.MILLRACE,
                                Costs.STEADY_WITH,
                                "p999Ms",
                                Costs.STEADY_WITHOUT,
                                "p999Ms"),
                        ratio -> ratio <= 2));
    }

    private Optional<Double> ratio(Engine engine, Costs a, String ofA, Costs b, String ofB) {
        Optional<Figures> above = findings.figures(engine, a.id(), ofA);
        Optional<Figures> below = findings.figures(engine, b.id(), ofB);
        return above.isEmpty() || below.isEmpty()
                ? Optional.empty()
                : Optional.of(above.get().median() / below.get().median());
    }

    private static String percent(Optional<Double> ratio) {
        return ratio.map(value -> String.format(Locale.ROOT, "%.1f %%", value * 100)).orElse("–");
    }

    private static String reached(Optional<Double> ratio, DoublePredicate isReached) {
        return ratio.map(value -> isReached.test(value) ? "yes" : "**no**").orElse("not measured");
    }
}
