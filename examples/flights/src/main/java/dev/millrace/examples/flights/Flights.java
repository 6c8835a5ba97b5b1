// SPDX-License-Identifier: Apache-2.0
package dev.millrace.examples.flights;

import dev.millrace.api.StreamExecutionEnvironment;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The program around {@link FlightsJob}: its options, and errors in one line. */
@Command(
        name = "flights",
        sortOptions = false,
        description = {
            "Looks at the delays of flights: of each airport by the hour, the five worst airports"
                    + " of each three hours, and airports where three departures in a row are late"
                    + " by an hour or more.",
            ""
        },
        footer = {"", "Exit code: 0, 1 if it fails, 2 if an option is wrong."})
public final class Flights implements Callable<Integer> {
    @Option(
            names = "--input",
            paramLabel = "FILE",
            description = "CSV with a header, plain or gzip (default: a week of flights)")
    private @Nullable Path input;

    @Option(
            names = "--output",
            paramLabel = "FOLDER",
            defaultValue = "flights-out",
            description = {
                "where results go (default: ${DEFAULT-VALUE});",
                "those of an earlier run are replaced"
            })
    private Path output = Path.of("flights-out");

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            description = "subtasks of each operator (default: one per processor)")
    private int parallelism = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--pace",
            paramLabel = "N",
            defaultValue = "0",
            description = {"N times as fast as it happened,", "0 as fast as it goes (default: 0)"})
    private double pace;

    @Option(
            names = "--lateness",
            paramLabel = "HOURS",
            defaultValue = "48",
            description = {
                "how late a flight may be and still count;",
                "less loses flights, and shows them (default: ${DEFAULT-VALUE})"
            })
    private int latenessHours = 48;

    @Mixin private Checkpoints checkpoints = new Checkpoints();

    @Option(
            names = {"-v", "--verbose"},
            description = "tell what the engine does, with stack traces")
    private boolean verbose;

    @SuppressWarnings("UnusedVariable") // picocli acts on it by itself
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "print this text")
    private boolean help;

    public static void main(String[] args) throws InterruptedException {
        int exitCode = run(args);
        StreamExecutionEnvironment.stayServed();
        System.exit(exitCode);
    }

    /** Runs the program and returns its exit code. */
    static int run(String... args) {
        Flights program = new Flights();
        return new CommandLine(program)
                .setParameterExceptionHandler((e, all) -> misused(e.getMessage()))
                .setExecutionExceptionHandler((e, command, parsed) -> program.failed(e))
                .execute(args);
    }

    @Override
    public Integer call() throws Exception {
        if (verbose) {
            System.setProperty("log.level", "INFO");
        }
        InputFile from = input == null ? InputFile.builtIn() : new InputFile(input);
        FlightsRun run;
        try {
            run =
                    new FlightsRun(
                            from,
                            new OutputFolder(output),
                            parallelism,
                            pace,
                            latenessHours,
                            checkpoints);
        } catch (IllegalArgumentException e) {
            return misused(e.getMessage());
        }
        run.execute();
        return CommandLine.ExitCode.OK;
    }

    private static int misused(@Nullable String why) {
        System.err.println("flights: " + why + "; --help lists the options");
        return CommandLine.ExitCode.USAGE;
    }

    private int failed(Exception failure) {
        System.err.println("flights: " + Failure.reason(failure));
        if (verbose) {
            failure.printStackTrace();
        }
        return failure instanceof IllegalArgumentException
                ? CommandLine.ExitCode.USAGE
                : CommandLine.ExitCode.SOFTWARE;
    }
}
