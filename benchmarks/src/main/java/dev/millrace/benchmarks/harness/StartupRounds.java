// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.harness;

import dev.millrace.benchmarks.harness.Measurement.Kind;
import dev.millrace.benchmarks.outcome.Outcome;
import dev.millrace.benchmarks.startup.SmallJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Measures whole processes: seconds from start to exit, and the greatest resident size, read from
 * Linux' {@code /proc} while the process lives. No JVM flags but those the engine cannot do
 * without.
 */
final class StartupRounds {
    private static final long POLL_MS = 2;
    private static final Pattern SUBTASK = Pattern.compile("^\\d+> ");

    private final ChildJvm jvm;
    private final Rounds rounds;

    StartupRounds(ChildJvm jvm, Rounds rounds) {
        this.jvm = jvm;
        this.rounds = rounds;
    }

    void run(List<Engine> engines, int count) throws Exception {
        for (int round = 1; round <= count; round++) {
            for (Engine engine : engines) {
                if (engine.hasStartup()) {
                    rounds.keep(
                            rounds.measure(
                                    Kind.STARTUP, "", engine, 0, round, () -> measure(engine)));
                }
            }
        }
    }

    private Outcome measure(Engine engine) throws IOException, InterruptedException {
        Path output = Files.createTempFile("startup", ".log");
        try {
            long startNs = System.nanoTime();
            Process process =
                    new ProcessBuilder(jvm.command(engine, engine.startupClass(), List.of()))
                            .redirectOutput(output.toFile())
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            long peakKb = peakKb(process);
            double seconds = (System.nanoTime() - startNs) / 1e9;
            check(process.exitValue(), output);
            Map<String, Double> figures = Map.of("seconds", seconds, "peakMb", peakKb / 1024.0);
            return new Outcome(figures, List.of(), SmallJob.NUMBERS, 0);
        } finally {
            Files.delete(output);
        }
    }

    private static long peakKb(Process process) throws IOException, InterruptedException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        long peakKb = 0;
        do {
            peakKb = Math.max(peakKb, residentPeakKb(status));
        } while (!process.waitFor(POLL_MS, TimeUnit.MILLISECONDS));
        return peakKb;
    }

    private static long residentPeakKb(Path status) throws IOException {
        try {
            for (String line : Files.readAllLines(status)) {
                if (line.startsWith("VmHWM:")) {
                    return Long.parseLong(line.replaceAll("[^0-9]", ""));
                }
            }
            return 0;
        } catch (NoSuchFileException gone) {
            return 0;
        } catch (IOException going) {
            @Nullable String message = going.getMessage();
            if (message != null && message.contains("No such process")) {
                return 0;
            }
            throw going;
        }
    }

    private static void check(int exitValue, Path output) throws IOException {
        List<String> lines =
                Files.readAllLines(output).stream()
                        .map(line -> SUBTASK.matcher(line).replaceFirst(""))
                        .filter(line -> line.startsWith("sum of "))
                        .toList();
        if (exitValue != 0 || !SmallJob.areRight(lines)) {
            throw new TrialFailedException(
                    "exit code " + exitValue + ", " + lines.size() + " lines, or wrong ones");
        }
    }
}
