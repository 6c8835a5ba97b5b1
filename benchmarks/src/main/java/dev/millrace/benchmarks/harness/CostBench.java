// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.harness;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
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

    @Option(
            names = "--rounds",
            defaultValue = "3",
            description = "Turns of each engine (default: ${DEFAULT-VALUE}).")
    private int rounds;

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

    @Option(
            names = "--warmup",
            defaultValue = "5",
            description =
                    "Seconds from when all keys are there; more until checkpoints are small"
                            + " (default: ${DEFAULT-VALUE}).")
    private double warmupSeconds;

    @Option(
            names = "--measure",
            defaultValue = "10",
            description = "Seconds measured (default: ${DEFAULT-VALUE}).")
    private double measureSeconds;

    @Option(
            names = "--report-only",
            description = "Measure nothing; write the tables again from the result file.")
    private boolean reportOnly;

    @Option(
            names = "--results",
            defaultValue = "benchmarks/results/cost.jsonl",
            description = "Result file to append to (default: ${DEFAULT-VALUE}).")
    private Path results = Path.of("");

    @Option(
            names = "--report",
            defaultValue = "docs/benchmarks.md",
            description = "Markdown file with the tables (default: ${DEFAULT-VALUE}).")
    private Path report = Path.of("");

    @Option(
            names = "--java-home",
            description = "JDK for the contenders (default: the one that runs this).")
    private Path javaHome = Path.of(System.getProperty("java.home"));

    @Option(names = "--home", defaultValue = "benchmarks", hidden = true)
    private Path home = Path.of("");

    @Override
    public Integer call() throws Exception {
        ResultFile file = new ResultFile(results);
        if (!reportOnly) {
            measure(file);
        }
        List<Measurement> measurements = file.read();
        new CostReport(measurements).writeInto(report);
        System.out.println("wrote " + report);
        return measurements.stream().allMatch(Measurement::counts) ? 0 : 1;
    }

    private void measure(ResultFile file) throws Exception {
        ChildJvm jvm = new ChildJvm(home, javaHome);
        List<Engine> built = built(jvm);
        Rounds log = new Rounds(file, jvm.feature());
        VisitorRounds.Settings settings =
                new VisitorRounds.Settings(
                        keys, Math.round(warmupSeconds * 1000), Math.round(measureSeconds * 1000));
        VisitorRounds visitors = new VisitorRounds(jvm, log, settings);
        Set<Measure> chosen = EnumSet.copyOf(measures);
        if (chosen.contains(Measure.RESTART)) {
            new RestartRounds(jvm, log).run(built, rounds);
        }
        for (int round = 1; round <= rounds; round++) {
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

    private List<Engine> built(ChildJvm jvm) throws IOException {
        List<Engine> chosen =
                engines.stream().map(Engine::of).filter(Engine::hasCheckpoints).toList();
        chosen.stream()
                .filter(engine -> !jvm.isBuilt(engine))
                .forEach(engine -> System.out.println(engine.title() + " is not built: left out"));
        return chosen.stream().filter(jvm::isBuilt).toList();
    }
}
