// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.harness;

import dev.millrace.benchmarks.harness.Measurement.Kind;
import java.util.List;

/** Measures latency at steady rates, the engines in turns. */
final class LatencyRounds {
    /** Windows fire once a second: so many have to pass before what they do is compiled. */
    private static final String WARMUP_MS = "20000";

    private static final String MEASURE_MS = "20000";

    private final ChildJvm jvm;
    private final Rounds rounds;

    LatencyRounds(ChildJvm jvm, Rounds rounds) {
        this.jvm = jvm;
        this.rounds = rounds;
    }

    void run(List<Engine> engines, List<Long> eventsPerSecond, int count, int parallelism)
            throws Exception {
        for (long rate : eventsPerSecond) {
            for (int round = 1; round <= count; round++) {
                for (Engine engine : engines) {
                    if (engine.hasLatency()) {
                        measure(engine, Long.toString(rate), round, parallelism);
                    }
                }
            }
        }
    }

    private void measure(Engine engine, String rate, int round, int parallelism) throws Exception {
        List<String> order =
                List.of("latency", Integer.toString(parallelism), rate, WARMUP_MS, MEASURE_MS);
        rounds.keep(
                rounds.measure(
                        Kind.LATENCY,
                        rate,
                        engine,
                        parallelism,
                        round,
                        () -> jvm.run(engine, order).get(0)));
    }
}
