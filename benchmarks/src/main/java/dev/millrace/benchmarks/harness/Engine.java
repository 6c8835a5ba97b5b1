// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.harness;

import dev.millrace.benchmarks.query.Query;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The contenders as child processes: where their classes are and how their JVM is started. */
enum Engine {
    MILLRACE("Millrace", "", "millrace.MillraceContender", List.of(), Flags.NONE),
    /** Millrace with Kafka's client. */
    MILLRACE_KAFKA("Millrace", "kafka", "kafka.TopicTrial", List.of(), Flags.NONE),
    /** Millrace with a server. */
    MILLRACE_SERVED("Millrace", "watched", "watched.WatchedTrial", List.of(), Flags.NONE),
    FLINK("Flink", "flink", "flink.FlinkContender", List.of(), Flags.FLINK),
    /** Flink with a buffer timeout of 1 ms; for latency only. */
    FLINK_1MS(
            "Flink, 1 ms buffer timeout",
            "flink",
            "flink.FlinkContender",
            List.of("--short-buffer-timeout"),
            Flags.FLINK),
    /** Flink with state in RocksDB and incremental checkpoints; for what has to do with these. */
    FLINK_ROCKSDB(
            "Flink, RocksDB", "flink", "flink.FlinkContender", List.of("--rocksdb"), Flags.FLINK),
    FLINK_SQL("Flink SQL", "flink", "flink.FlinkContender", List.of("--sql"), Flags.FLINK),
    JET("Jet", "jet", "jet.JetContender", List.of(), Flags.JET),
    HANDWRITTEN("hand-written", "", "handwritten.HandwrittenContender", List.of(), Flags.NONE),
    /** The hand-written loop in one thread over all splits: repeats runs to verify checksums. */
    ORACLE("oracle", "", "handwritten.HandwrittenContender", List.of("--one-lane"), Flags.NONE);

    private static final String PACKAGE = "dev.millrace.benchmarks.";

    private final String title;
    private final String module;
    private final String mainClass;
    private final List<String> options;
    private final List<String> jvmFlags;

    Engine(
            String title,
            String module,
            String mainClass,
            List<String> options,
            List<String> jvmFlags) {
        this.title = title;
        this.module = module;
        this.mainClass = mainClass;
        this.options = options;
        this.jvmFlags = jvmFlags;
    }

    /** What tables call it. */
    String title() {
        return title;
    }

    /** What a command line and a result file call it. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Engine of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Folder of its module below the benchmarks' own, or nothing. */
    String module() {
        return module;
    }

    String mainClass() {
        return PACKAGE + mainClass;
    }

    List<String> options() {
        return options;
    }

    List<String> jvmFlags() {
        return jvmFlags;
    }

    /** The main class of the small whole job. */
    String startupClass() {
        return switch (this) {
            case MILLRACE -> PACKAGE + "millrace.MillraceStartup";
            case FLINK -> PACKAGE + "flink.FlinkStartup";
            case JET -> PACKAGE + "jet.JetStartup";
            default -> PACKAGE + "startup.SmallJob";
        };
    }

    /** The queries it runs in the comparison of throughput. */
    Set<Query> queries() {
        return switch (this) {
            case MILLRACE, FLINK, JET, HANDWRITTEN -> EnumSet.allOf(Query.class);
            case FLINK_SQL -> EnumSet.of(Query.Q5, Query.Q5_WIDE, Query.Q7);
            case MILLRACE_KAFKA, MILLRACE_SERVED, FLINK_1MS, FLINK_ROCKSDB, ORACLE ->
                    EnumSet.noneOf(Query.class);
        };
    }

    /** Whether its latency is measured. */
    boolean hasLatency() {
        return this == MILLRACE || this == FLINK || this == FLINK_1MS || this == JET;
    }

    /** Whether it takes part in the comparison of engines. */
    boolean isCompared() {
        return hasLatency() || hasStartup() || !queries().isEmpty();
    }

    /** Whether it takes checkpoints here. */
    boolean hasCheckpoints() {
        return this == MILLRACE || this == FLINK || this == FLINK_ROCKSDB;
    }

    /** Whether its whole process is measured. */
    boolean hasStartup() {
        return this == MILLRACE || this == FLINK || this == JET || this == HANDWRITTEN;
    }

    /** What the engines' documentation asks for on JDK 17. */
    private static final class Flags {
        static final List<String> NONE = List.of();
        static final List<String> FLINK =
                List.of(
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "--add-opens=java.base/java.time=ALL-UNNAMED",
                        "--add-opens=java.base/java.util=ALL-UNNAMED",
                        "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED");
        static final List<String> JET =
                List.of(
                        "--add-modules=java.se",
                        "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
                        "--add-opens=java.management/sun.management=ALL-UNNAMED",
                        "--add-opens=jdk.management/com.sun.management.internal=ALL-UNNAMED");
    }
}
