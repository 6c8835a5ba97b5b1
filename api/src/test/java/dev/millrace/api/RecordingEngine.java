// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api;

import dev.millrace.api.graph.Engine;
import dev.millrace.api.graph.Graph;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/** An engine that keeps the graph it is handed and runs nothing; found as the tests' engine. */
public final class RecordingEngine implements Engine {
    private static final AtomicReference<Graph> LAST = new AtomicReference<>();

    /** The graph that was started last. */
    public static Graph last() {
        return LAST.get();
    }

    @Override
    public JobHandle start(Graph graph) {
        LAST.set(graph);
        return new FinishedJob(graph.jobName());
    }

    @Override
    public RestoreReport explainRestore(Graph graph) {
        return new RestoreReport("Job '" + graph.jobName() + "' begins anew\n", List.of());
    }

    @Override
    public String explain(Graph graph) {
        return graph.nodes().toString();
    }

    private record FinishedJob(String name) implements JobHandle {

        @Override
        public JobStatus status() {
            return JobStatus.FINISHED;
        }

        @Override
        public void stop() {}

        @Override
        public void cancel() {}

        @Override
        public CompletableFuture<Path> triggerSavepoint(Path directory) {
            return CompletableFuture.failedFuture(new IllegalStateException("runs nothing"));
        }

        @Override
        public CompletableFuture<Path> stopWithSavepoint(Path directory) {
            return triggerSavepoint(directory);
        }

        @Override
        public List<CheckpointInfo> checkpoints() {
            return List.of();
        }

        @Override
        public int restarts() {
            return 0;
        }

        @Override
        public Optional<Throwable> failure() {
            return Optional.empty();
        }

        @Override
        public List<OperatorMetrics> metrics() {
            return List.of();
        }

        @Override
        public JobResult await() {
            return new JobResult(name, JobStatus.FINISHED, Duration.ZERO, List.of());
        }

        @Override
        public boolean await(Duration timeout) {
            return true;
        }
    }
}
