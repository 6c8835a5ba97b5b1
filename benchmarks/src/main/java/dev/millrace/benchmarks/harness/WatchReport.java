// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.harness;

import dev.millrace.benchmarks.outcome.Ratios;
import dev.millrace.benchmarks.query.Query;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Writes the table of {@code benchmarks/run watch}. */
final class WatchReport {
    private static final Section SECTION =
            new Section("<!-- watch: written by benchmarks/run watch -->", "<!-- end of watch -->");

    private static final String WALL = "eventsPerSecond";
    private static final String CPU = "eventsPerCpuSecond";
    private static final double METRICS = 0.98;
    private static final double READS = 0.95;
    private static final double MILLION = 1e6;

    private final List<Measurement> measurements;

    WatchReport(List<Measurement> measurements) {
        this.measurements = measurements;
    }

    void writeInto(Path file) throws IOException {
        new CostPage(SECTION, measurements, WatchRounds.PARALLELISM)
                .writeInto(file, WatchReport::tables);
    }

    private static List<String> tables(Findings findings, int jdk) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("### What it costs to be seen, parallelism 2, JDK " + jdk);
        lines.add("");
        lines.addAll(table(findings));
        lines.addAll(onlooker(findings));
        return lines;
    }

    private static List<String> table(Findings findings) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "| | M events/s without | with | left of throughput | left of events per second of"
                        + " processor time | pairs | to reach | reached |");
        lines.add("|---|---|---|---|---|---|---|---|");
        for (Query query : Query.values()) {
            if (findings.knows(Costs.COUNTED.idOf(query))) {
                lines.add(counts(findings, query));
            }
        }
        lines.add(served(findings, "metrics each second, kv 1 M keys", Costs.SCRAPED, METRICS));
        lines.add(served(findings, "reads of state, kv 1 M keys", Costs.READ, READS));
        lines.add(
                served(
                        findings,
                        "the same reads, 100 by one request, kv 1 M keys",
                        Costs.READ_AT_ONCE,
                        READS));
        return lines;
    }

    private static String counts(Findings findings, Query query) {
        String with = Costs.COUNTED.idOf(query);
        String without = Costs.UNCOUNTED.idOf(query);
        Optional<Ratios> wall = findings.ratios(Engine.MILLRACE, with, without, WALL);
        Optional<Ratios> cpu = findings.ratios(Engine.MILLRACE, with, without, CPU);
        return row(
                "the engine's counts, " + query.title(),
                findings.cell(Engine.MILLRACE, without, WALL, MILLION),
                findings.cell(Engine.MILLRACE, with, WALL, MILLION),
                wall,
                cpu,
                METRICS);
    }

    private static String served(Findings findings, String title, Costs what, double least) {
        return row(
                title,
                findings.cell(Engine.MILLRACE_SERVED, what.id(), WALL + "Without", MILLION),
                findings.cell(Engine.MILLRACE_SERVED, what.id(), WALL + "With", MILLION),
                ofPeriods(findings, what, WALL),
                ofPeriods(findings, what, CPU),
                least);
    }

    /** Over all trials: the middle of their medians, the least and the greatest of their bounds. */
    private static Optional<Ratios> ofPeriods(Findings findings, Costs what, String figure) {
        return figures(findings, what, figure + "Ratio")
                .map(
                        median ->
                                new Ratios(
                                        median.median(),
                                        least(findings, what, figure + "RatioLow"),
                                        greatest(findings, what, figure + "RatioHigh"),
                                        pairs(findings, what)));
    }

    private static double least(Findings findings, Costs what, String figure) {
        return figures(findings, what, figure).orElseThrow().min();
    }

    private static double greatest(Findings findings, Costs what, String figure) {
        return figures(findings, what, figure).orElseThrow().max();
    }

    private static int pairs(Findings findings, Costs what) {
        return findings.sum(Engine.MILLRACE_SERVED, what.id(), "pairs");
    }

    private static Optional<Figures> figures(Findings findings, Costs what, String figure) {
        return findings.figures(Engine.MILLRACE_SERVED, what.id(), figure);
    }

    private static String row(
            String title,
            String without,
            String with,
            Optional<Ratios> wall,
            Optional<Ratios> cpu,
            double least) {
        String reached =
                wall.map(ratios -> ratios.median() > least ? "yes" : "**no**")
                        .orElse("not measured");
        List<String> cells =
                Arrays.asList(
                        title,
                        without,
                        with,
                        wall.map(Ratios::text).orElse("–"),
                        cpu.map(Ratios::text).orElse("–"),
                        wall.map(ratios -> String.valueOf(ratios.pairs())).orElse("–"),
                        "> " + Math.round(least * 100) + " %",
                        reached);
        return "| " + String.join(" | ", cells) + " |";
    }

    private static List<String> onlooker(Findings findings) {
        Optional<Figures> rate = figures(findings, Costs.READ, "answersPerSecond");
        if (rate.isEmpty()) {
            return List.of();
        }
        return List.of(
                "",
                "The reads: "
                        + rate.get().text()
                        + " answered per second; at worst in a period, p50 "
                        + text(findings, "answerP50Ms")
                        + " ms and p99 "
                        + text(findings, "answerP99Ms")
                        + " ms from when a read was due. The process that reads took "
                        + text(findings, "onlookerCores")
                        + " of a core.");
    }

    private static String text(Findings findings, String figure) {
        return findings.cell(Engine.MILLRACE_SERVED, Costs.READ.id(), figure, 1);
    }
}
