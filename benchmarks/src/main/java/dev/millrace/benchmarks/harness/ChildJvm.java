// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.harness;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millrace.benchmarks.outcome.Outcome;
import dev.millrace.benchmarks.trial.ChildProcess;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts JVMs with the class path of one contender. */
final class ChildJvm {
    /**
     * All of it in memory before anything is measured: where a machine is slow to give out pages,
     * the first touch of a heap that grows costs more than what is measured, and differently each
     * time.
     */
    private static final List<String> HEAP = List.of("-Xms4g", "-Xmx4g", "-XX:+AlwaysPreTouch");

    private static final long LIMIT_MINUTES = 20;
    private static final int SHOWN_LINES = 15;

    private final Path benchmarks;
    private final Path javaHome;
    private final String first;

    /**
     * @param benchmarks folder of the benchmarks module, built
     * @param javaHome the JDK to run contenders with
     */
    ChildJvm(Path benchmarks, Path javaHome) {
        this(benchmarks, javaHome, "");
    }

    private ChildJvm(Path benchmarks, Path javaHome, String first) {
        this.benchmarks = benchmarks;
        this.javaHome = javaHome;
        this.first = first;
    }

    /** The same, with classes that take the place of others of their names. */
    ChildJvm preferring(Path classes) {
        return new ChildJvm(benchmarks, javaHome, classes + File.pathSeparator);
    }

    /** Folder of the benchmarks module. */
    Path benchmarks() {
        return benchmarks;
    }

    /** Whether an engine's side has been compiled. */
    boolean isBuilt(Engine engine) {
        String file = engine.mainClass().replace('.', '/') + ".class";
        return Files.exists(target(engine).resolve("classes").resolve(file));
    }

    /** The feature release of the JDK, such as 17. */
    int feature() throws IOException {
        for (String line : Files.readAllLines(javaHome.resolve("release"))) {
            if (line.startsWith("JAVA_VERSION=")) {
                return Runtime.Version.parse(line.substring(14, line.length() - 1)).feature();
            }
        }
        throw new IOException(javaHome + " does not say which JDK it is");
    }

    /** Carries out an order in a fresh JVM. */
    List<Outcome> run(Engine engine, List<String> order) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(command(engine, engine.mainClass(), HEAP));
        command.addAll(engine.options());
        command.addAll(order);
        Path output = Files.createTempFile("trial", ".log");
        try {
            await(command, output);
            return outcomes(Files.readAllLines(output, StandardCharsets.UTF_8));
        } finally {
            Files.delete(output);
        }
    }

    private static void await(List<String> command, Path output)
            throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new TrialFailedException("took more than " + LIMIT_MINUTES + " minutes");
        }
        if (process.exitValue() != 0) {
            throw new TrialFailedException(tail(Files.readAllLines(output)));
        }
    }

    private static String tail(List<String> lines) {
        int from = Math.max(0, lines.size() - SHOWN_LINES);
        return String.join("\n", lines.subList(from, lines.size()));
    }

    private static List<Outcome> outcomes(List<String> lines) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<Outcome> outcomes = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith(ChildProcess.MARK)) {
                String text = line.substring(ChildProcess.MARK.length());
                outcomes.add(json.readValue(text, Outcome.class));
            }
        }
        return outcomes;
    }

    /** The command line up to the main class. */
    List<String> command(Engine engine, String mainClass, List<String> flags) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(javaHome.resolve("bin/java").toString());
        command.addAll(flags);
        command.addAll(engine.jvmFlags());
        command.add("-cp");
        command.add(classPath(engine));
        command.add(mainClass);
        return command;
    }

    private String classPath(Engine engine) throws IOException {
        Path target = target(engine);
        String libraries = Files.readString(target.resolve("class-path"));
        return first + target.resolve("classes") + File.pathSeparator + libraries;
    }

    private Path target(Engine engine) {
        return benchmarks.resolve(engine.module()).resolve("target");
    }
}
