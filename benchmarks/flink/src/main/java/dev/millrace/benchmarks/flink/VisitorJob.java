// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.flink;

import dev.millrace.benchmarks.visitors.Plan;
import dev.millrace.benchmarks.visitors.VisitorTrial;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The job of {@link VisitorTrial} in Flink's local environment.
 *
 * @param rocksDb whether state is in RocksDB with incremental checkpoints, which Flink's
 *     documentation recommends for much state, or on the heap
 * @param restored the checkpoint to go on from, if any
 */
record VisitorJob(VisitorTrial trial, boolean rocksDb, Optional<Path> restored) {
    /** What RocksDB may take beside the heap: Flink's default of 128 MB would be a handicap. */
    private static final MemorySize ROCKS_DB_MEMORY = MemorySize.ofMebiBytes(1024);

    /** So many checkpoints are told of. */
    private static final int HISTORY = 1000;

    /** Starts the job and waits for its end. */
    void run() throws Exception {
        int port = freePort();
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(
                        trial.plan().splits(), configuration(port));
        env.getConfig().enableObjectReuse();
        env.fromSource(
                        new VisitSource(),
                        WatermarkStrategy.noWatermarks(),
                        "visits",
                        Types.TUPLE(Types.LONG, Types.LONG))
                .uid("visits")
                .keyBy(seen -> seen.f0, Types.LONG)
                .process(new CountVisits())
                .returns(Types.TUPLE(Types.LONG, Types.LONG, Types.BYTE, Types.LONG))
                .uid("visitors")
                .sinkTo(new VisitorSink())
                .uid("rows");
        JobClient job = env.executeAsync("visitors");
        CheckpointHistory history = new CheckpointHistory(port, job.getJobID());
        trial.running(history::taken);
        job.getJobExecutionResult().get();
    }

    private Configuration configuration(int port) {
        Plan plan = trial.plan();
        Configuration configuration = new Configuration();
        configuration.set(RestOptions.BIND_PORT, Integer.toString(port));
        configuration.set(WebOptions.CHECKPOINTS_HISTORY_SIZE, HISTORY);
        configuration.set(StateBackendOptions.STATE_BACKEND, rocksDb ? "rocksdb" : "hashmap");
        if (rocksDb) {
            configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, ROCKS_DB_MEMORY);
        }
        if (plan.hasCheckpoints()) {
            configuration.set(
                    CheckpointingOptions.CHECKPOINTING_INTERVAL,
                    Duration.ofMillis(plan.intervalMs()));
            configuration.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
            configuration.set(
                    CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                    plan.directory().toUri().toString());
            configuration.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, rocksDb);
            configuration.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, 3);
            configuration.set(
                    CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                    ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        }
        restored.ifPresent(
                path ->
                        configuration.set(
                                StateRecoveryOptions.SAVEPOINT_PATH, path.toUri().toString()));
        return configuration;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
