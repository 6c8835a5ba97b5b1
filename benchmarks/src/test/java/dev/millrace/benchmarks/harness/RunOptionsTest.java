// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

class RunOptionsTest {
    private static CommandLine of(RunOptions options, String... arguments) {
        CommandLine line = new CommandLine(options);
        line.parseArgs(arguments);
        return line;
    }

    @Test
    void eachCommandHasDefaultsOfItsOwnAndTellsThem() {
        String usage = of(new RunOptions("some.jsonl", 2.5, 7)).getUsageMessage();
        assertThat(usage.replaceAll("\\s+", " "))
                .contains("default: benchmarks/results/some.jsonl")
                .contains("default: 2.5")
                .contains("default: 7.0")
                .contains("default: 3)");
    }

    @ParameterizedTest
    @CsvSource({"0.25,250", "5,5000"})
    void takesSecondsWithFractions(String seconds, long ms) {
        RunOptions options = new RunOptions("some.jsonl", 1, 1);
        of(options, "--warmup", seconds, "--measure", seconds);
        assertThat(options.warmupMs()).isEqualTo(ms);
        assertThat(options.measureMs()).isEqualTo(ms);
    }

    @Test
    void writesTablesAgainWithoutMeasuring(@TempDir Path folder) throws Exception {
        RunOptions options = new RunOptions("none.jsonl", 1, 1);
        String page = Files.createFile(folder.resolve("page.md")).toString();
        of(options, "--report-only", "--results", "there-is-no-such-file.jsonl", "--report", page);
        AtomicReference<List<Measurement>> written = new AtomicReference<>();
        int exitCode =
                options.carryOut(
                        (jvm, rounds) -> {
                            throw new AssertionError("nothing is to be measured");
                        },
                        (measurements, into) -> written.set(measurements));
        assertThat(exitCode).isZero();
        assertThat(written.get()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "--report missing.md",
        "watch --report missing.md",
        "--report-only --report missing.md",
        "--wrong"
    })
    void saysInOneLineWhatIsWrongBeforeAnythingIsMeasured(String arguments) {
        StringWriter err = new StringWriter();
        int exitCode =
                Bench.lineOf(new Bench())
                        .setErr(new PrintWriter(err, true))
                        .execute(arguments.split(" "));
        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("benchmarks/run")
                .containsAnyOf("There is no file missing.md", "--wrong")
                .contains("--help")
                .hasLineCount(1);
    }

    @Test
    void theCommandOnThePageNamesNoFileOfThisMachine() {
        assertThat(
                        Bench.commandOf(
                                List.of(
                                        "--results",
                                        "/a/results.jsonl",
                                        "--rounds=3",
                                        "--report=/a/page.md",
                                        "--queries",
                                        "q0",
                                        "--java-home",
                                        "/a/jdk",
                                        "--home=/a")))
                .isEqualTo("benchmarks/run --rounds=3 --queries q0");
        assertThat(Bench.commandOf(List.of())).isEqualTo("benchmarks/run");
        CommandSpec options = new CommandLine(new RunOptions("some.jsonl", 1, 1)).getCommandSpec();
        assertThat(options.options())
                .filteredOn(option -> option.type().equals(Path.class))
                .extracting(OptionSpec::longestName)
                .containsExactlyInAnyOrderElementsOf(RunOptions.PLACES);
    }
}
