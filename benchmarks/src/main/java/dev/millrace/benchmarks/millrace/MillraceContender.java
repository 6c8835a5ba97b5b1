// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.millrace;

import dev.millrace.api.JobHandle;
import dev.millrace.api.Options;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.stream.DataStream;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.benchmarks.events.Event;
import dev.millrace.benchmarks.latency.LatencyTrial;
import dev.millrace.benchmarks.query.Query;
import dev.millrace.benchmarks.trial.ChildProcess;
import dev.millrace.benchmarks.trial.Contender;
import dev.millrace.benchmarks.trial.Trial;
import dev.millrace.benchmarks.visitors.VisitorTrial;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** Millrace as it comes, with as many threads as the parallelism. */
public final class MillraceContender implements Contender {

    /** Serves trials. */
    public static void main(String[] args) {
        ChildProcess.serve(MillraceContender::new, args);
    }

    @Override
    public Set<Query> queries() {
        return EnumSet.allOf(Query.class);
    }

    @Override
    public void run(Trial trial) throws Exception {
        StreamExecutionEnvironment env = environment(trial.parallelism());
        add(trial, env);
        env.execute(trial.query().id());
    }

    /** Starts a trial's query; the handle is there to look at the job. */
    public static JobHandle start(Trial trial) {
        StreamExecutionEnvironment env = environment(trial.parallelism());
        add(trial, env);
        return env.executeAsync(trial.query().id());
    }

    private static void add(Trial trial, StreamExecutionEnvironment env) {
        DataStream<Event> events =
                env.fromSource(
                        new TrialSource(context -> new LogReader(trial, context)),
                        WatermarkStrategy.forBoundedOutOfOrderness(
                                Duration.ofMillis(trial.disorderMs())),
                        "events");
        new Pipelines(trial).add(events);
    }

    @Override
    public void run(LatencyTrial trial) throws Exception {
        StreamExecutionEnvironment env = environment(trial.parallelism());
        DataStream<Event> events =
                env.fromSource(
                        new TrialSource(context -> new DueReader(trial, context)),
                        WatermarkStrategy.forMonotonousTimestamps(),
                        "events");
        Pipelines.tumblingCount(events).sinkTo(new LatencySink(trial));
        env.execute("latency");
    }

    @Override
    public void run(VisitorTrial trial) throws Exception {
        new VisitorJob(trial).run(environment(trial.plan().splits()));
    }

    private static StreamExecutionEnvironment environment(int parallelism) {
        return StreamExecutionEnvironment.getExecutionEnvironment()
                .setParallelism(parallelism)
                .set(Options.WORKERS, parallelism);
    }
}
