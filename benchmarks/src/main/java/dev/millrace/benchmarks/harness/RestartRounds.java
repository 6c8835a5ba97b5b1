// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.harness;

import dev.millrace.benchmarks.harness.Measurement.Kind;
import dev.millrace.benchmarks.harness.Measurement.Verdict;
import dev.millrace.benchmarks.outcome.Outcome;
import dev.millrace.benchmarks.visitors.FirstRow;
import dev.millrace.benchmarks.visitors.FullCheckpoint;
import dev.millrace.benchmarks.visitors.Plan;
import dev.millrace.benchmarks.visitors.Visits;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Kills a job with 100 MB of state by signal 9 and starts it again with the same command: seconds
 * from the start of the process to its first row, which has to be right. Then it goes on until it
 * has a checkpoint of its own, and is killed for the next round. No JVM flags but those the engine
 * cannot do without.
 */
final class RestartRounds {
    private static final int KEYS = 1_000_000;
    private static final long CHECKPOINT_MS = 1000;

    private final ChildJvm jvm;
    private final Rounds rounds;
    private final Visits visits = new Visits(KEYS, VisitorRounds.PARALLELISM);
    private final Map<Engine, Path> directories = new LinkedHashMap<>();

    RestartRounds(ChildJvm jvm, Rounds rounds) {
        this.jvm = jvm;
        this.rounds = rounds;
    }

    void run(List<Engine> engines, int count) throws Exception {
        try {
            for (Engine engine : engines) {
                directories.put(engine, Folders.fresh("restart"));
                begin(engine);
            }
            for (int round = 1; round <= count; round++) {
                for (Engine engine : engines) {
                    keep(engine, round);
                }
            }
        } finally {
            for (Path directory : directories.values()) {
                Folders.delete(directory);
            }
        }
    }

    private void keep(Engine engine, int round) throws Exception {
        Measurement found =
                rounds.measure(
                        Kind.COST,
                        Costs.RESTART.id(),
                        engine,
                        VisitorRounds.PARALLELISM,
                        round,
                        () -> restart(engine));
        rounds.keep(found.outcome() == null ? found : found.judged(Verdict.EQUAL));
    }

    /** Runs until a checkpoint has all keys. */
    private void begin(Engine engine) throws IOException, InterruptedException {
        Process process = start(engine);
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            await(lines, FullCheckpoint.MARK);
        } finally {
            kill(process);
        }
    }

    private Outcome restart(Engine engine) throws IOException, InterruptedException {
        long startNs = System.nanoTime();
        Process process = start(engine);
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            FirstRow first = FirstRow.of(await(lines, FirstRow.MARK));
            double seconds = (System.nanoTime() - startNs) / 1e9;
            if (!first.isRight(visits)) {
                throw new TrialFailedException("a wrong row, or one of a new beginning: " + first);
            }
            await(lines, FullCheckpoint.MARK);
            return new Outcome(Map.of("seconds", seconds), List.of(), 1, first.row());
        } finally {
            kill(process);
        }
    }

    private Process start(Engine engine) throws IOException {
        Path directory = Objects.requireNonNull(directories.get(engine));
        Plan plan = new Plan(KEYS, VisitorRounds.PARALLELISM, 0, CHECKPOINT_MS, directory, 0);
        List<String> command = new ArrayList<>(jvm.command(engine, engine.mainClass(), List.of()));
        command.addAll(engine.options());
        command.add("until-killed");
        command.addAll(plan.words());
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    private static String await(BufferedReader lines, String mark) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(mark)) {
                return line;
            }
        }
        throw new TrialFailedException("it ended before it said " + mark);
    }

    /** By signal 9. */
    private static void kill(Process process) throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }
}
