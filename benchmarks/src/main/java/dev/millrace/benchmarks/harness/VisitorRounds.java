// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.harness;

import dev.millrace.benchmarks.harness.Measurement.Kind;
import dev.millrace.benchmarks.harness.Measurement.Verdict;
import dev.millrace.benchmarks.outcome.Outcome;
import dev.millrace.benchmarks.visitors.Plan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs the job with much state, with checkpoints and without. */
final class VisitorRounds {
    static final int PARALLELISM = 2;
    private static final long CHECKPOINT_MS = 1000;

    /** Under back pressure the size of state is not what matters. */
    private static final int FEW_KEYS = 200_000;

    private static final int SLOWER = 10;

    private final ChildJvm jvm;
    private final Rounds rounds;
    private final Settings settings;

    /**
     * How long and how much.
     *
     * @param warmupMs from when every key is there
     */
    record Settings(int keys, long warmupMs, long measureMs) {}

    VisitorRounds(ChildJvm jvm, Rounds rounds, Settings settings) {
        this.jvm = jvm;
        this.rounds = rounds;
        this.settings = settings;
    }

    /** As fast as it goes; which of the two comes first changes from round to round. */
    void throughput(Engine engine, int round) throws Exception {
        for (boolean with : order(round)) {
            measure(
                    with ? Costs.FULL_SPEED_WITH : Costs.FULL_SPEED_WITHOUT,
                    engine,
                    round,
                    0,
                    with);
        }
    }

    /** At a steady rate. */
    void latency(Engine engine, long visitsPerSecond, int round) throws Exception {
        for (boolean with : order(round)) {
            measure(
                    with ? Costs.STEADY_WITH : Costs.STEADY_WITHOUT,
                    engine,
                    round,
                    visitsPerSecond,
                    with);
        }
    }

    /** With a sink that takes ten times as long for a row as all the rest does. */
    void pressure(Engine engine, int round) throws Exception {
        Plan free = plan(FEW_KEYS, 0, 0, 0);
        Measurement unpressed = keep(Costs.UNPRESSED, engine, round, free);
        if (unpressed.counts()) {
            double rowsPerSecond = unpressed.figure("visitsPerSecond") / SLOWER;
            long sinkNs = Math.round(1e9 * PARALLELISM / rowsPerSecond);
            keep(Costs.PRESSURE, engine, round, plan(FEW_KEYS, 0, CHECKPOINT_MS, sinkNs));
        }
    }

    private static List<Boolean> order(int round) {
        return round % 2 == 1 ? List.of(false, true) : List.of(true, false);
    }

    private void measure(
            Costs what, Engine engine, int round, long visitsPerSecond, boolean checkpoints)
            throws Exception {
        long intervalMs = checkpoints ? CHECKPOINT_MS : 0;
        keep(what, engine, round, plan(settings.keys, visitsPerSecond, intervalMs, 0));
    }

    private static Plan plan(int keys, long visitsPerSecond, long intervalMs, long sinkNs) {
        return new Plan(keys, PARALLELISM, visitsPerSecond, intervalMs, Path.of(""), sinkNs);
    }

    private Measurement keep(Costs what, Engine engine, int round, Plan plan) throws Exception {
        Measurement found =
                rounds.measure(
                        Kind.COST, what.id(), engine, PARALLELISM, round, () -> run(engine, plan));
        Measurement judged = found.outcome() == null ? found : found.judged(Verdict.EQUAL);
        rounds.keep(judged);
        return judged;
    }

    private Outcome run(Engine engine, Plan plan) throws IOException, InterruptedException {
        Path directory = Folders.fresh("checkpoints");
        try {
            List<String> order = new ArrayList<>(List.of("visitors"));
            order.addAll(plan.in(directory).words());
            order.add(Long.toString(settings.warmupMs));
            order.add(Long.toString(settings.measureMs));
            return jvm.run(engine, order).get(0);
        } finally {
            Folders.delete(directory);
        }
    }
}
