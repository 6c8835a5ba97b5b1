// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api;

import java.time.Duration;
import java.util.List;

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
