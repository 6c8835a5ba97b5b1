// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.harness;

import dev.millrace.benchmarks.query.Query;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code benchmarks/run}. */
@Command(
        name = "benchmarks/run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        subcommands = CostBench.class,
        description = {
            "Measures Millrace beside Flink, Hazelcast Jet and hand-written loops: throughput of the"
                    + " queries, latency, and the time and memory of a whole process.",
            "Each trial runs in a fresh JVM; the engines take turns."
        })
final class Bench implements Callable<Integer> {
    private enum Part {
        THROUGHPUT,
        LATENCY,
        STARTUP
    }

    @Option(
            names = "--parts",
            split = ",",
            defaultValue = "throughput,latency,startup",
            description = "What to measure (default: ${DEFAULT-VALUE}).")
    private List<Part> parts = List.of();

    @Option(
            names = "--queries",
            split = ",",
            description = "Ids of the queries, such as q0,kv_1m,q5_wide (default: all).")
    private List<String> queries = Arrays.stream(Query.values()).map(Query::id).toList();

    @Option(
            names = "--engines",
            split = ",",
            description =
                    "Ids of millrace, flink, flink-1ms, flink-sql, jet, handwritten (default: all).")
    private List<String> engines =
            EnumSet.complementOf(EnumSet.of(Engine.ORACLE, Engine.FLINK_ROCKSDB)).stream()
                    .map(Engine::id)
                    .toList();

    @Option(
            names = "--rates",
            split = ",",
            defaultValue = "100000,500000",
            description = "Events per second for latency (default: ${DEFAULT-VALUE}).")
    private List<Long> rates = List.of();

    @Option(
            names = "--rounds",
            defaultValue = "3",
            description = "Turns of each engine (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--parallelism",
            split = ",",
            defaultValue = "2",
            description = "Splits and threads (default: ${DEFAULT-VALUE}).")
    private List<Integer> parallelism = List.of();

    @Option(
            names = "--warmup",
            defaultValue = "5",
            description =
                    "Seconds before measuring begins; more if state fills slower (default:"
                            + " ${DEFAULT-VALUE}).")
    private double warmupSeconds;

    @Option(
            names = "--measure",
            defaultValue = "4",
            description = "Seconds measured (default: ${DEFAULT-VALUE}).")
    private double measureSeconds;

    @Option(
            names = "--verify-all",
            description = "Compare the checksums of every round, not of the first only.")
    private boolean verifyAll;

    @Option(
            names = "--report-only",
            description = "Measure nothing; write the tables again from the result file.")
    private boolean reportOnly;

    @Option(
            names = "--results",
            defaultValue = "benchmarks/results/latest.jsonl",
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

    private String[] arguments = {};

    /** Exit code 0 if every trial came to a right result, 1 if not, 2 for a wrong option. */
    public static void main(String[] args) {
        Bench bench = new Bench();
        bench.arguments = args;
        CommandLine line = new CommandLine(bench).setCaseInsensitiveEnumValuesAllowed(true);
        System.exit(line.execute(args));
    }

    @Override
    public Integer call() throws Exception {
        ResultFile file = new ResultFile(results);
        if (!reportOnly) {
            measure(file);
        }
        List<Measurement> measurements = file.read();
        String command = ("benchmarks/run " + String.join(" ", arguments)).trim();
        new Report(measurements, command).writeInto(report);
        System.out.println("wrote " + report);
        return measurements.stream().allMatch(Measurement::counts) ? 0 : 1;
    }

    private void measure(ResultFile file) throws Exception {
        ChildJvm jvm = new ChildJvm(home, javaHome);
        List<Engine> built = built(jvm);
        Rounds log = new Rounds(file, jvm.feature());
        Set<Part> chosen = EnumSet.copyOf(parts);
        if (chosen.contains(Part.STARTUP)) {
            new StartupRounds(jvm, log).run(built, rounds);
        }
        for (int splits : parallelism) {
            if (chosen.contains(Part.THROUGHPUT)) {
                throughput(jvm, log, built, splits);
            }
            if (chosen.contains(Part.LATENCY)) {
                new LatencyRounds(jvm, log).run(built, rates, rounds, splits);
            }
        }
    }

    private void throughput(ChildJvm jvm, Rounds log, List<Engine> built, int splits)
            throws Exception {
        ThroughputRounds.Settings settings =
                new ThroughputRounds.Settings(
                        built,
                        rounds,
                        splits,
                        Math.round(warmupSeconds * 1000),
                        Math.round(measureSeconds * 1000),
                        verifyAll);
        new ThroughputRounds(jvm, log, settings).run(queries.stream().map(Query::of).toList());
    }

    private List<Engine> built(ChildJvm jvm) throws IOException {
        List<Engine> chosen = engines.stream().map(Engine::of).toList();
        chosen.stream()
                .filter(engine -> !jvm.isBuilt(engine))
                .forEach(engine -> System.out.println(engine.title() + " is not built: left out"));
        return chosen.stream().filter(jvm::isBuilt).toList();
    }
}
