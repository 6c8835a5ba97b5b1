// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.harness;

import dev.millrace.benchmarks.query.Query;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code benchmarks/run}. */
@Command(
        name = "benchmarks/run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        subcommands = {CostBench.class, KafkaBench.class, WatchBench.class},
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

    @Mixin private RunOptions options = new RunOptions("latest.jsonl", 5, 4);

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
            Arrays.stream(Engine.values()).filter(Engine::isCompared).map(Engine::id).toList();

    @Option(
            names = "--rates",
            split = ",",
            defaultValue = "100000,500000",
            description = "Events per second for latency (default: ${DEFAULT-VALUE}).")
    private List<Long> rates = List.of();

    @Option(
            names = "--parallelism",
            split = ",",
            defaultValue = "2",
            description = "Splits and threads (default: ${DEFAULT-VALUE}).")
    private List<Integer> parallelism = List.of();

    @Option(
            names = "--verify-all",
            description = "Compare the checksums of every round, not of the first only.")
    private boolean verifyAll;

    private String[] arguments = {};

    /** Exit code 0 if every trial came to a right result, 1 if not, 2 for a wrong option. */
    public static void main(String[] args) {
        Bench bench = new Bench();
        bench.arguments = args;
        System.exit(lineOf(bench).execute(args));
    }

    /** One that says in a line what is wrong with its arguments. */
    static CommandLine lineOf(Bench bench) {
        return new CommandLine(bench)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(
                        (e, arguments) -> {
                            CommandLine line = e.getCommandLine();
                            String name = line.getCommandSpec().qualifiedName();
                            String more = "; '" + name + " --help' says more";
                            line.getErr().println(name + ": " + e.getMessage() + more);
                            return line.getCommandSpec().exitCodeOnInvalidInput();
                        });
    }

    /** What a page says was run: the same on every machine, so without what names places of one. */
    static String commandOf(List<String> arguments) {
        StringBuilder command = new StringBuilder("benchmarks/run");
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String argument = rest.next();
            int value = argument.indexOf('=');
            if (!RunOptions.PLACES.contains(value < 0 ? argument : argument.substring(0, value))) {
                command.append(' ').append(argument);
            } else if (value < 0 && rest.hasNext()) {
                rest.next();
            }
        }
        return command.toString();
    }

    @Override
    public Integer call() throws Exception {
        String command = commandOf(List.of(arguments));
        return options.carryOut(
                this::measure,
                (measurements, page) -> new Report(measurements, command).writeInto(page));
    }

    private void measure(ChildJvm jvm, Rounds log) throws Exception {
        List<Engine> built = RunOptions.built(jvm, engines.stream().map(Engine::of).toList());
        Set<Part> chosen = EnumSet.copyOf(parts);
        if (chosen.contains(Part.STARTUP)) {
            new StartupRounds(jvm, log).run(built, options.rounds());
        }
        for (int splits : parallelism) {
            if (chosen.contains(Part.THROUGHPUT)) {
                throughput(jvm, log, built, splits);
            }
            if (chosen.contains(Part.LATENCY)) {
                new LatencyRounds(jvm, log).run(built, rates, options.rounds(), splits);
            }
        }
    }

    private void throughput(ChildJvm jvm, Rounds log, List<Engine> built, int splits)
            throws Exception {
        ThroughputRounds.Settings settings =
                new ThroughputRounds.Settings(
                        built,
                        options.rounds(),
                        splits,
                        options.warmupMs(),
                        options.measureMs(),
                        verifyAll);
        new ThroughputRounds(jvm, log, settings).run(queries.stream().map(Query::of).toList());
    }
}
