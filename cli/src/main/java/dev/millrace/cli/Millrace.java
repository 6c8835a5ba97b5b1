// SPDX-License-Identifier: Apache-2.0
package dev.millrace.cli;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;

/** The command of all commands: exit codes, help, and errors in one line. */
@Command(
        name = "millrace",
        description =
                "Looks at jobs and steers them, through the server of the process they run in.",
        mixinStandardHelpOptions = true,
        versionProvider = Millrace.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ListCommand.class,
            ShowCommand.class,
            ExplainCommand.class,
            WhyCommand.class,
            LateCommand.class,
            StateCommand.class,
            ConfigCommand.class,
            CheckpointsCommand.class,
            SavepointCommand.class,
            StopCommand.class,
            CancelCommand.class,
            RestartCommand.class,
            SnapshotCommand.class,
            VersionCommand.class,
            AutoComplete.GenerateCompletion.class
        },
        footerHeading = "%nExit codes:%n",
        footer = {
            "  0  done",
            "  1  the server could not do it",
            "  2  the command line is wrong",
            "  3  no server can be reached",
            "  4  there is no such job, operator, state, key or checkpoint",
            "  5  the token does not allow it",
            "",
            "MILLRACE_SERVER names the server, NO_COLOR turns colours off.",
            "'run', which starts jobs, and 'bench' are described by ./millrace --help."
        })
public final class Millrace {
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int UNREACHABLE = 3;
    static final int NOT_FOUND = 4;
    static final int NOT_ALLOWED = 5;

    private Millrace() {}

    public static void main(String[] args) {
        PrintWriter out = writer(System.out);
        PrintWriter err = writer(System.err);
        System.exit(run(out, err, args));
    }

    /** In the character set of the terminal, which is the JVM's default. */
    private static PrintWriter writer(PrintStream out) {
        return new PrintWriter(new OutputStreamWriter(out, Charset.defaultCharset()), true);
    }

    /** What picocli reads the commands from. */
    static Object command() {
        return new Millrace();
    }

    /** Runs a command and returns its exit code. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        boolean verbose = List.of(args).contains("-v") || List.of(args).contains("--verbose");
        return new CommandLine(command())
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler((e, all) -> misused(e, err))
                .setExecutionExceptionHandler((e, command, parsed) -> failed(e, err, verbose))
                .execute(args);
    }

    private static int misused(ParameterException e, PrintWriter err) {
        err.println(oneLine(Misuse.line(e)));
        return USAGE;
    }

    private static int failed(Exception e, PrintWriter err, boolean verbose) {
        err.println("millrace: " + oneLine(String.valueOf(e.getMessage())));
        if (verbose) {
            e.printStackTrace(err);
        }
        return e instanceof Refusal refusal ? refusal.exitCode() : FAILED;
    }

    private static String oneLine(String text) {
        return Table.plain(text.replaceAll("\\s*\\R\\s*", " "));
    }

    /** The version of this command. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"millrace " + VersionCommand.text()};
        }
    }
}
