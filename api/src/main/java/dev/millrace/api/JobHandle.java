// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A running job. Every method may be called from any thread, at any time, also after the job has
 * ended.
 *
 * <pre>{@code
 * JobHandle job = env.executeAsync("flights");
 * job.metrics().forEach(System.out::println);
 * job.stop();
 * JobResult result = job.await();
 * }</pre>
 */
public interface JobHandle {

    String name();

    JobStatus status();

    /**
     * Ends the sources as if their input were complete: everything read so far is processed, event
     * time goes to its end, windows and timers fire, output becomes visible. Returns at once.
     */
    void stop();

    /** Closes all subtasks as they are, without firing anything. Returns at once. */
    void cancel();

    /**
     * Takes a savepoint: a checkpoint in a directory of its own, which nobody but the user removes.
     * The job goes on.
     *
     * @param directory where to; must be empty or not exist
     * @return completed with the directory once the savepoint exists; completed exceptionally if
     *     there is none, with the reason
     */
    CompletableFuture<Path> triggerSavepoint(Path directory);

    /**
     * Takes a savepoint and ends the job with it: sources stop where the savepoint has them, no
     * window or timer fires after it, and output up to it is committed. A job that is restored from
     * it goes on as if it had not been stopped. If the savepoint fails the job goes on. The job is
     * {@link JobStatus#FINISHED} then.
     *
     * @param directory where to; must be empty or not exist
     * @return completed with the directory once the job has ended; completed exceptionally if there
     *     is no savepoint, or the job failed before its output was committed, with the reason
     */
    CompletableFuture<Path> stopWithSavepoint(Path directory);

    /** The latest checkpoints of this job, the newest last; empty if it takes none. */
    List<CheckpointInfo> checkpoints();

    /** How often the job was started again after a failure. */
    int restarts();

    /** What failed first in the last run that failed; empty if none has. */
    Optional<Throwable> failure();

    /** What each subtask of each operator has counted so far; read without stopping it. */
    List<OperatorMetrics> metrics();

    /**
     * Waits until the job has ended.
     *
     * @throws JobException if it failed; the cause chain holds the user's exception
     * @throws InterruptedException if the waiting thread is interrupted; the job goes on
     */
    JobResult await() throws InterruptedException;

    /**
     * Waits at most {@code timeout}; whether the job has ended by then. Never throws its failure.
     */
    boolean await(Duration timeout) throws InterruptedException;
}
