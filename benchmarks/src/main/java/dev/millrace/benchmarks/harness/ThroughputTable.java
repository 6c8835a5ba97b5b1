// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.harness;

import dev.millrace.benchmarks.query.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The table of rates. */
record ThroughputTable(Findings findings) {
    private static final String FIGURE = "eventsPerSecond";
    private static final double UNIT = 1e6;
    private static final double AIM = 0.6;
    private static final List<Engine> COLUMNS =
            List.of(
                    Engine.MILLRACE,
                    Engine.FLINK,
                    Engine.FLINK_SQL,
                    Engine.JET,
                    Engine.HANDWRITTEN);

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(
                "| query | "
                        + COLUMNS.stream().map(Engine::title).collect(Collectors.joining(" | "))
                        + " | × Flink | × Flink SQL | × Jet | of hand-written | to reach | reached |");
        lines.add("|---|" + "---|".repeat(COLUMNS.size() + 6));
        for (Query query : Query.values()) {
            if (findings.knows(query.id())) {
                lines.add(line(query));
            }
        }
        return lines;
    }

    private String line(Query query) {
        List<String> cells = new ArrayList<>(List.of(query.title()));
        COLUMNS.forEach(engine -> cells.add(findings.cell(engine, query.id(), FIGURE, UNIT)));
        for (Engine other : List.of(Engine.FLINK, Engine.FLINK_SQL, Engine.JET)) {
            cells.add(ratio(query, other).map(Figures::factor).orElse("–"));
        }
        cells.add(ratio(query, Engine.HANDWRITTEN).map(ThroughputTable::share).orElse("–"));
        List<Target> targets = Target.of(query);
        cells.add(targets.stream().map(Target::text).collect(Collectors.joining(", ")));
        cells.add(reached(query, targets));
        return "| " + String.join(" | ", cells) + " |";
    }

    private static String share(double ratio) {
        return Math.round(ratio * 100) + " %" + (ratio < AIM ? " (aim 60 %)" : "");
    }

    private Optional<Double> ratio(Query query, Engine other) {
        Optional<Figures> ours = findings.figures(Engine.MILLRACE, query.id(), FIGURE);
        Optional<Figures> theirs = findings.figures(other, query.id(), FIGURE);
        return ours.isEmpty() || theirs.isEmpty()
                ? Optional.empty()
                : Optional.of(ours.get().median() / theirs.get().median());
    }

    private String reached(Query query, List<Target> targets) {
        List<String> missed = new ArrayList<>();
        for (Target target : targets) {
            Optional<Double> ratio = ratio(query, target.other());
            if (ratio.isEmpty()) {
                return "not measured";
            }
            if (ratio.get() < target.factor()) {
                missed.add(target.other().title() + " " + Figures.factor(ratio.get()));
            }
        }
        return missed.isEmpty() ? "yes" : "**no**: " + String.join(", ", missed);
    }
}
