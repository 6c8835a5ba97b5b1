// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.harness;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code benchmarks/run cost}. */
@Command(
        name = "cost",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measures what checkpoints cost, and how soon a killed job goes on: Millrace beside"
                    + " Flink.",
            "Each trial runs in a fresh JVM; the engines take turns."
        })
final class CostBench implements Callable<Integer> {
    /** What can be measured. */
    enum Measure {
        /** Throughput with checkpoints and without. */
        THROUGHPUT,
        /** Latency with checkpoints and without. */
        LATENCY,
        /** From a kill to the first row of the process that goes on. */
        RESTART,
        /** How long checkpoints take when the sink is at a tenth of what the source could. */
        PRESSURE
    }

    @Option(
            names = "--measures",
            split = ",",
            description = "Of ${COMPLETION-CANDIDATES} (default: all).")
    private List<Measure> measures = List.of(Measure.values());

    @Option(
            names = "--engines",
            split = ",",
            defaultValue = "millrace,flink,flink-rocksdb",
            description = "In this order (default: ${DEFAULT-VALUE}).")
    private List<String> engines = List.of();

    @Mixin private RunOptions options = new RunOptions("cost.jsonl", 5, 10);

    @Option(
            names = "--keys",
            defaultValue = "10000000",
            description = "Of about 100 bytes of state each (default: ${DEFAULT-VALUE}).")
    private int keys;

    @Option(
            names = "--rate",
            defaultValue = "100000",
            description = "Events per second for latency (default: ${DEFAULT-VALUE}).")
    private long rate;

    @Override
    public Integer call() throws Exception {
        return options.carryOut(
                this::measure,
                (measurements, page) -> new CostReport(measurements).writeInto(page));
    }

    private void measure(ChildJvm jvm, Rounds log) throws Exception {
        List<Engine> built =
                RunOptions.built(
                        jvm,
                        engines.stream().map(Engine::of).filter(Engine::hasCheckpoints).toList());
        VisitorRounds.Settings settings =
                new VisitorRounds.Settings(keys, options.warmupMs(), options.measureMs());
        VisitorRounds visitors = new VisitorRounds(jvm, log, settings);
        Set<Measure> chosen = EnumSet.copyOf(measures);
        if (chosen.contains(Measure.RESTART)) {
            new RestartRounds(jvm, log).run(built, options.rounds());
        }
        for (int round = 1; round <= options.rounds(); round++) {
            for (Engine engine : built) {
                if (chosen.contains(Measure.THROUGHPUT)) {
                    visitors.throughput(engine, round);
                }
                if (chosen.contains(Measure.LATENCY)) {
                    visitors.latency(engine, rate, round);
                }
                if (chosen.contains(Measure.PRESSURE)) {
                    visitors.pressure(engine, round);
                }
            }
        }
    }
}
