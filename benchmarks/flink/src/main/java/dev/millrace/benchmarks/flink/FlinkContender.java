// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.flink;

import dev.millrace.benchmarks.events.Event;
import dev.millrace.benchmarks.latency.LatencyTrial;
import dev.millrace.benchmarks.query.Query;
import dev.millrace.benchmarks.trial.ChildProcess;
import dev.millrace.benchmarks.trial.Contender;
import dev.millrace.benchmarks.trial.Trial;
import dev.millrace.benchmarks.visitors.VisitorTrial;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Flink in its local environment: object reuse, and without checkpoints but where they are
 * measured.
 */
public final class FlinkContender implements Contender {
    private static final long SHORT_BUFFER_TIMEOUT_MS = 1;

    private final boolean sql;
    private final boolean shortBufferTimeout;
    private final boolean rocksDb;

    private FlinkContender(List<String> options) {
        this.sql = options.contains("--sql");
        this.rocksDb = options.contains("--rocksdb");
        this.shortBufferTimeout = options.contains("--short-buffer-timeout");
    }

    /**
     * Serves trials; {@code --sql} takes Flink SQL, {@code --short-buffer-timeout} 1 ms instead of
     * the default 100 ms, {@code --rocksdb} keeps state of the job with checkpoints in RocksDB.
     */
    public static void main(String[] args) {
        ChildProcess.serve(() -> new FlinkContender(List.of(args)), args);
    }

    @Override
    public Set<Query> queries() {
        return sql ? EnumSet.of(Query.Q5, Query.Q5_WIDE, Query.Q7) : EnumSet.allOf(Query.class);
    }

    @Override
    public void run(Trial trial) throws Exception {
        StreamExecutionEnvironment environment = environment(trial.parallelism());
        DataStream<Event> events = events(environment, trial.disorderMs());
        if (sql) {
            SqlQueries.add(trial.query(), environment, events);
        } else {
            Pipelines.add(trial.query(), events);
        }
        environment.execute(trial.query().id());
    }

    @Override
    public void run(LatencyTrial trial) throws Exception {
        StreamExecutionEnvironment environment = environment(trial.parallelism());
        DataStream<Event> events =
                environment.fromSource(
                        new PacedSource(),
                        WatermarkStrategy.forGenerator(context -> new EveryMillisecond()),
                        "events",
                        TypeInformation.of(Event.class));
        Pipelines.tumblingCount(events).sinkTo(new LatencySink());
        environment.execute("latency");
    }

    @Override
    public void run(VisitorTrial trial) throws Exception {
        new VisitorJob(trial, rocksDb, NewestCheckpoint.in(trial.plan().directory())).run();
    }

    private StreamExecutionEnvironment environment(int parallelism) {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(parallelism);
        environment.getConfig().enableObjectReuse();
        if (shortBufferTimeout) {
            environment.setBufferTimeout(SHORT_BUFFER_TIMEOUT_MS);
        }
        return environment;
    }

    private static DataStream<Event> events(
            StreamExecutionEnvironment environment, long disorderMs) {
        return environment.fromSource(
                new LogSource(),
                WatermarkStrategy.forBoundedOutOfOrderness(Duration.ofMillis(disorderMs)),
                "events",
                TypeInformation.of(Event.class));
    }
}
