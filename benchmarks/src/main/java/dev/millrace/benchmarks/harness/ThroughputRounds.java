// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.harness;

import dev.millrace.benchmarks.harness.Measurement.Kind;
import dev.millrace.benchmarks.query.Query;
import java.util.ArrayList;
import java.util.List;

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
        List<Measurement> judged =
                verified ? new Repetition(jvm).verify(query, measured) : measured;
        for (Measurement measurement : judged) {
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
}
