// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.harness;

import dev.millrace.benchmarks.harness.Measurement.Kind;
import dev.millrace.benchmarks.harness.Measurement.Verdict;
import dev.millrace.benchmarks.outcome.Outcome;
import dev.millrace.benchmarks.query.Query;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs jobs that are watched and jobs that are not. */
final class WatchRounds {
    static final int PARALLELISM = 2;

    private final ChildJvm jvm;

    /** As many as the server takes. */
    private static final int MOST_AT_ONCE = 100;

    private final Rounds rounds;
    private final Settings settings;
    private @Nullable ChildJvm uncounted;

    /**
     * How long and how often.
     *
     * @param pairs of periods in a trial, or of trials in a round
     * @param measureMs a period, or a trial
     */
    record Settings(int pairs, long warmupMs, long measureMs) {}

    WatchRounds(ChildJvm jvm, Rounds rounds, Settings settings) {
        this.jvm = jvm;
        this.rounds = rounds;
        this.settings = settings;
    }

    /** State read so often, key by key, by turns. */
    void reads(long perSecond, int round) throws Exception {
        served(Costs.READ, perSecond, 1, round);
    }

    /** The same, many keys by one request. */
    void readsAtOnce(long perSecond, int round) throws Exception {
        served(Costs.READ_AT_ONCE, perSecond, MOST_AT_ONCE, round);
    }

    /** Metrics and updates, by turns. */
    void scrapes(int round) throws Exception {
        served(Costs.SCRAPED, 0, 1, round);
    }

    private void served(Costs what, long readsPerSecond, int atOnce, int round) throws Exception {
        Measurement found =
                rounds.measure(
                        Kind.COST,
                        what.id(),
                        Engine.MILLRACE_SERVED,
                        PARALLELISM,
                        round,
                        () -> served(readsPerSecond, atOnce));
        rounds.keep(found.outcome() == null ? found : found.judged(Verdict.EQUAL));
    }

    private Outcome served(long readsPerSecond, int atOnce)
            throws IOException, InterruptedException {
        Path folder = Folders.fresh("server");
        try {
            List<String> order =
                    List.of(
                            Integer.toString(PARALLELISM),
                            Long.toString(readsPerSecond),
                            Integer.toString(atOnce),
                            Long.toString(settings.warmupMs),
                            Long.toString(settings.measureMs),
                            Integer.toString(settings.pairs),
                            folder.toString());
            return jvm.run(Engine.MILLRACE_SERVED, order).get(0);
        } finally {
            Folders.delete(folder);
        }
    }

    /** The engine as it is and without its counts; which comes first changes from pair to pair. */
    void counts(Query query, int round) throws Exception {
        ChildJvm without = uncounted();
        for (int pair = 0; pair < settings.pairs; pair++) {
            List<Measurement> measured = new ArrayList<>();
            for (boolean counted : pair % 2 == 0 ? List.of(true, false) : List.of(false, true)) {
                Costs what = counted ? Costs.COUNTED : Costs.UNCOUNTED;
                measured.add(counts(what, counted ? jvm : without, query, round));
            }
            boolean verified = pair == 0 && round == 1;
            List<Measurement> judged =
                    verified ? new Repetition(jvm).verify(query, measured) : measured;
            for (Measurement one : judged) {
                rounds.keep(one);
            }
        }
    }

    private Measurement counts(Costs what, ChildJvm with, Query query, int round) throws Exception {
        List<String> order =
                List.of(
                        "throughput",
                        query.id(),
                        Integer.toString(PARALLELISM),
                        Long.toString(settings.warmupMs),
                        Long.toString(settings.measureMs));
        return rounds.measure(
                Kind.COST,
                what.idOf(query),
                Engine.MILLRACE,
                PARALLELISM,
                round,
                () -> with.run(Engine.MILLRACE, order).get(0));
    }

    private ChildJvm uncounted() throws IOException {
        ChildJvm compiled = uncounted;
        if (compiled == null) {
            Path target = jvm.benchmarks().resolve("target");
            Path sources = jvm.benchmarks().resolve("../engine/src/main/java").normalize();
            Path classes =
                    new UncountedEngine(sources)
                            .compile(
                                    target.resolve("uncounted"),
                                    Files.readString(target.resolve("class-path")));
            compiled = jvm.preferring(classes);
            uncounted = compiled;
        }
        return compiled;
    }
}
