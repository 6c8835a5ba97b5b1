// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.harness;

import dev.millrace.benchmarks.query.Query;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code benchmarks/run watch}. */
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measures what it costs a job to be seen: the engine's own counts, a server whose metrics"
                    + " are asked for each second, and reads of its state.",
            "Each trial runs in a fresh JVM; with a server, it is watched and not by turns."
        })
final class WatchBench implements Callable<Integer> {
    /** What can be measured. */
    enum Measure {
        /** The engine as it is, and compiled without its counts. */
        COUNTS,
        /** With all metrics each second and a stream of updates, and without a server. */
        SCRAPES,
        /** With reads of state at a steady rate, and without a server. */
        READS,
        /** The same, a hundred keys by one request. */
        READS_AT_ONCE
    }

    @Option(
            names = "--measures",
            split = ",",
            description = "Of ${COMPLETION-CANDIDATES} (default: all).")
    private List<Measure> measures = List.of(Measure.values());

    @Mixin private RunOptions options = new RunOptions("watch.jsonl", 4, 2);

    @Option(
            names = "--queries",
            split = ",",
            defaultValue = "q0,kv_1m",
            description = "For the engine's own counts (default: ${DEFAULT-VALUE}).")
    private List<String> queries = List.of();

    @Option(
            names = "--pairs",
            defaultValue = "10",
            description =
                    "Of periods of --measure seconds in a trial, one watched and one not; of trials"
                            + " in a round for the engine's own counts (default: ${DEFAULT-VALUE}).")
    private int pairs;

    @Option(
            names = "--rate",
            defaultValue = "1000",
            description = "Reads of state per second (default: ${DEFAULT-VALUE}).")
    private long rate;

    @Override
    public Integer call() throws Exception {
        return options.carryOut(
                this::measure,
                (measurements, page) -> new WatchReport(measurements).writeInto(page));
    }

    private void measure(ChildJvm jvm, Rounds log) throws Exception {
        WatchRounds.Settings settings =
                new WatchRounds.Settings(pairs, options.warmupMs(), options.measureMs());
        WatchRounds rounds = new WatchRounds(jvm, log, settings);
        Set<Measure> chosen = EnumSet.copyOf(measures);
        for (int round = 1; round <= options.rounds(); round++) {
            if (chosen.contains(Measure.READS)) {
                rounds.reads(rate, round);
            }
            if (chosen.contains(Measure.READS_AT_ONCE)) {
                rounds.readsAtOnce(rate, round);
            }
            if (chosen.contains(Measure.SCRAPES)) {
                rounds.scrapes(round);
            }
            if (chosen.contains(Measure.COUNTS)) {
                for (String query : queries) {
                    rounds.counts(Query.of(query), round);
                }
            }
        }
    }
}
