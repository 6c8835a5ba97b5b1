// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.harness;

import dev.millrace.benchmarks.harness.Measurement.Kind;
import dev.millrace.benchmarks.harness.Measurement.Verdict;
import dev.millrace.benchmarks.outcome.Outcome;
import dev.millrace.benchmarks.query.Query;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Measures queries: in each round every engine has its turn, so that whatever happens to the
 * machine meanwhile happens to all of them.
 */
final class ThroughputRounds {
    private final ChildJvm jvm;
    private final Rounds rounds;
    private final Settings settings;

    /**
     * @param verifyAll whether every round is compared with the hand-written loop, or the first one
     */
    record Settings(
            List<Engine> engines,
            int rounds,
            int parallelism,
            long warmupMs,
            long measureMs,
            boolean verifyAll) {}

    ThroughputRounds(ChildJvm jvm, Rounds rounds, Settings settings) {
        this.jvm = jvm;
        this.rounds = rounds;
        this.settings = settings;
    }

    void run(List<Query> queries) throws Exception {
        for (Query query : queries) {
            for (int round = 1; round <= settings.rounds; round++) {
                round(query, round);
            }
        }
    }

    private void round(Query query, int round) throws Exception {
        List<Measurement> measured = new ArrayList<>();
        for (Engine engine : settings.engines) {
            if (engine.queries().contains(query)) {
                measured.add(measure(query, engine, round));
            }
        }
        boolean verified = round == 1 || settings.verifyAll;
        for (Measurement measurement : verified ? verify(query, measured) : measured) {
            rounds.keep(measurement);
        }
    }

    private Measurement measure(Query query, Engine engine, int round) throws Exception {
        List<String> order =
                List.of(
                        "throughput",
                        query.id(),
                        Integer.toString(settings.parallelism),
                        Long.toString(settings.warmupMs),
                        Long.toString(settings.measureMs));
        return rounds.measure(
                Kind.THROUGHPUT,
                query.id(),
                engine,
                settings.parallelism,
                round,
                () -> jvm.run(engine, order).get(0));
    }

    /** Repeats each run over exactly its events in one thread and compares the rows. */
    private List<Measurement> verify(Query query, List<Measurement> measured)
            throws IOException, InterruptedException {
        List<Measurement> finished = measured.stream().filter(Measurement::counts).toList();
        List<String> order = new ArrayList<>(List.of("repeat", query.id()));
        finished.forEach(measurement -> order.add(positions(measurement.found())));
        List<Outcome> expected = finished.isEmpty() ? List.of() : jvm.run(Engine.ORACLE, order);
        List<Measurement> judged = new ArrayList<>();
        for (Measurement measurement : measured) {
            int index = finished.indexOf(measurement);
            judged.add(index < 0 ? measurement : judge(measurement, expected.get(index)));
        }
        return judged;
    }

    private static String positions(Outcome outcome) {
        return outcome.positions().stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static Measurement judge(Measurement measurement, Outcome expected) {
        Outcome found = measurement.found();
        boolean equal =
                found.rows() == expected.rows()
                        && found.checksum() == expected.checksum()
                        && found.positions().equals(expected.positions());
        return measurement.judged(equal ? Verdict.EQUAL : Verdict.DIFFERENT);
    }
}
