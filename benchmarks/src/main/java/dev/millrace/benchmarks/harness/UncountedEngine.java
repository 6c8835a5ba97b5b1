// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles what counts and measures in the engine once more without it, for a comparison: nobody
 * who runs a job has a switch for that. Taken out are the count of records of each operator and of
 * each edge, and the clock around each step, by which shares of time and a stuck step are known.
 * What the engine itself works with stays: the count of a source, by which a step knows whether it
 * did anything, that of an operator which makes watermarks, and those of the queues.
 */
final class UncountedEngine {
    private static final Path ENGINE = Path.of("dev/millrace/engine");
    private static final List<String> COUNTING = List.of("operator", "window", "async", "exchange");
    private static final Set<String> COUNTS = Set.of("recordsIn++;", "taken++;");
    private static final Set<String> WORKING_WITH_ITS_COUNT = Set.of("TimestampsOperator.java");

    private static final Path STEPS = ENGINE.resolve("runtime/WatchedSubtask.java");
    private static final List<String> CLOCK =
            List.of(
                    "        long nowNs = outside.clock().monotonicNs();\n"
                            + "        if (meter.begin(nowNs)) {\n"
                            + "            noteWatermark(nowNs);\n"
                            + "        }\n",
                    "        meter.end(outside.clock().monotonicNs(), work > 0,"
                            + " subtask.isBlocked());\n");

    private final Path sources;

    /**
     * @param sources of the engine, the root of its packages
     */
    UncountedEngine(Path sources) {
        this.sources = sources;
    }

    /** The changed sources by their paths below the root. */
    Map<Path, String> changed() throws IOException {
        Map<Path, String> changed = new TreeMap<>();
        for (String folder : COUNTING) {
            try (Stream<Path> files = Files.list(sources.resolve(ENGINE).resolve(folder))) {
                for (Path file : files.toList()) {
                    String before = Files.readString(file);
                    String after = withoutCounts(before);
                    boolean works = WORKING_WITH_ITS_COUNT.contains(file.getFileName().toString());
                    if (!after.equals(before) && !works) {
                        changed.put(sources.relativize(file), after);
                    }
                }
            }
        }
        changed.put(STEPS, withoutClock(Files.readString(sources.resolve(STEPS))));
        return changed;
    }

    private static String withoutCounts(String source) {
        List<String> lines = new ArrayList<>(List.of(source.split("\n", -1)));
        lines.removeIf(line -> COUNTS.contains(line.strip()));
        return String.join("\n", lines);
    }

    private static String withoutClock(String source) {
        String left = source;
        for (String part : CLOCK) {
            if (!left.contains(part)) {
                throw new IllegalStateException(
                        STEPS + " measures in another way by now; there is no\n" + part);
            }
            left = left.replace(part, "");
        }
        return left;
    }

    /**
     * Compiles them.
     *
     * @param target where sources and classes go
     * @param classPath with the engine as it is
     * @return the folder of the classes
     */
    Path compile(Path target, String classPath) throws IOException {
        Path changedSources = target.resolve("sources");
        Path classes = Files.createDirectories(target.resolve("classes"));
        List<Path> inputs = new ArrayList<>();
        for (Map.Entry<Path, String> source : changed().entrySet()) {
            Path file = changedSources.resolve(source.getKey());
            Files.createDirectories(file.getParent());
            inputs.add(Files.writeString(file, source.getValue()));
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringBuilder failures = new StringBuilder();
        List<String> options =
                List.of(
                        "-classpath",
                        classPath,
                        "-d",
                        classes.toString(),
                        "-proc:none",
                        "-parameters",
                        "-nowarn",
                        "--release",
                        "17");
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled =
                    compiler.getTask(
                                    null,
                                    files,
                                    found -> failures.append(found).append('\n'),
                                    options,
                                    null,
                                    files.getJavaFileObjects(inputs.toArray(new Path[0])))
                            .call();
            if (!compiled) {
                throw new IllegalStateException(failures.toString());
            }
        }
        return classes;
    }
}
