// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What all commands of {@code benchmarks/run} can be told, and what they have in common. */
final class RunOptions {
    /** Options that name places of a machine; each has a value. */
    static final Set<String> PLACES = Set.of("--results", "--report", "--java-home", "--home");

    private static final double MS = 1000;

    @Option(
            names = "--rounds",
            defaultValue = "3",
            description = "Turns of each contender (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--warmup",
            description =
                    "Seconds before measuring begins; more if state fills slower (default:"
                            + " ${DEFAULT-VALUE}).")
    private double warmupSeconds;

    @Option(names = "--measure", description = "Seconds measured (default: ${DEFAULT-VALUE}).")
    private double measureSeconds;

    @Option(
            names = "--report-only",
            description = "Measure nothing; write the tables again from the result file.")
    private boolean reportOnly;

    @Option(
            names = "--results",
            description = "Result file to append to (default: ${DEFAULT-VALUE}).")
    private Path results;

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

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    /** Measures and appends what it finds. */
    @FunctionalInterface
    interface Work {
        void measure(ChildJvm jvm, Rounds rounds) throws Exception;
    }

    /** Writes tables into a page. */
    @FunctionalInterface
    interface Writing {
        void write(List<Measurement> measurements, Path page) throws IOException;
    }

    /** With the defaults of a command. */
    RunOptions(String results, double warmupSeconds, double measureSeconds) {
        this.results = Path.of("benchmarks/results", results);
        this.warmupSeconds = warmupSeconds;
        this.measureSeconds = measureSeconds;
    }

    /**
     * Measures, unless only the tables are wanted, and writes these.
     *
     * @return the exit code: 0 if every trial came to a right result, 1 if not
     */
    int carryOut(Work work, Writing writing) throws Exception {
        requirePage();
        ResultFile file = new ResultFile(results);
        if (!reportOnly) {
            ChildJvm jvm = new ChildJvm(home, javaHome);
            work.measure(jvm, new Rounds(file, jvm.feature()));
        }
        List<Measurement> measurements = file.read();
        writing.write(measurements, report);
        System.out.println("wrote " + report);
        return measurements.stream().allMatch(Measurement::counts) ? 0 : 1;
    }

    /** Before hours are measured that could not be written down. */
    private void requirePage() {
        if (!Files.isRegularFile(report)) {
            throw new ParameterException(
                    command.commandLine(),
                    "There is no file " + report + ": --report names the page with the tables");
        }
    }

    int rounds() {
        return rounds;
    }

    long warmupMs() {
        return Math.round(warmupSeconds * MS);
    }

    long measureMs() {
        return Math.round(measureSeconds * MS);
    }

    /** Those that have been compiled; the others are named on the screen. */
    static List<Engine> built(ChildJvm jvm, List<Engine> chosen) {
        chosen.stream()
                .filter(engine -> !jvm.isBuilt(engine))
                .forEach(engine -> System.out.println(engine.title() + " is not built: left out"));
        return chosen.stream().filter(jvm::isBuilt).toList();
    }
}
