// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.stream;

import dev.millrace.api.JobHandle;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.connector.CollectSink;
import dev.millrace.api.connector.Sink;
import java.util.List;

/** Runs a job for the records of one stream. */
final class CollectedStream<T> {
    private final Upstreams upstreams;

    CollectedStream(RecordStream<T> stream) {
        this.upstreams = stream.upstreams();
    }

    List<T> all(String jobName) throws InterruptedException {
        CollectSink<T> sink = new CollectSink<>();
        runWith(sink, env -> env.execute(jobName));
        return sink.records();
    }

    List<T> first(int limit, String jobName) throws InterruptedException {
        FirstRecords<T> sink = new FirstRecords<>(limit);
        runWith(
                sink,
                env -> {
                    JobHandle job = env.executeAsync(jobName);
                    sink.endsJob(job);
                    job.await();
                });
        return sink.records();
    }

    /** The sink is in the graph only for this run, so that the next one does not collect again. */
    private void runWith(Sink<T> sink, Run run) throws InterruptedException {
        DataStreamSink<T> end = new DataStreamSink<>(upstreams, "collect", sink);
        try {
            run.with(upstreams.env());
        } finally {
            upstreams.graph().withdraw(end.node());
        }
    }

    @FunctionalInterface
    private interface Run {
        void with(StreamExecutionEnvironment env) throws InterruptedException;
    }
}
