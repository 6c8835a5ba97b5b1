// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.api.JobException;
import dev.millrace.api.JobHandle;
import dev.millrace.api.JobResult;
import dev.millrace.api.JobStatus;
import dev.millrace.api.OperatorMetrics;
import dev.millrace.engine.seam.Outside;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A job in this process, from start to end. Subtasks tell it what happens to them from their own
 * threads; a user asks it from any. {@link #status} changes under this object's lock only.
 */
final class LocalJob implements JobHandle, JobControl {
    private static final Logger LOG = LoggerFactory.getLogger(LocalJob.class);

    private final String name;
    private final Outside outside;
    private final long startNs;
    private final AtomicInteger unopened;
    private final AtomicInteger unended;
    private volatile JobStatus status = JobStatus.STARTING;
    private volatile boolean stopAsked;
    private volatile @Nullable Throwable firstCause;
    private volatile List<Subtask> subtasks = List.of();
    private volatile long endNs;

    /**
     * @param subtasks how many subtasks will open
     * @param steppables how many steppables will end: subtasks and coordinators
     */
    LocalJob(String name, Outside outside, int subtasks, int steppables) {
        this.name = name;
        this.outside = outside;
        this.startNs = outside.clock().monotonicNs();
        this.unopened = new AtomicInteger(subtasks);
        this.unended = new AtomicInteger(steppables);
    }

    /** Makes the subtasks known whose counts are shown. */
    void show(List<Subtask> made) {
        subtasks = List.copyOf(made);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public JobStatus status() {
        return status;
    }

    @Override
    public synchronized void stop() {
        stopAsked = true;
        if (status == JobStatus.RUNNING) {
            transition(JobStatus.STOPPING, "a stop was asked for");
        }
    }

    @Override
    public synchronized void cancel() {
        if (status.successors().contains(JobStatus.CANCELLING)) {
            transition(JobStatus.CANCELLING, "a cancel was asked for");
        }
    }

    @Override
    public List<OperatorMetrics> metrics() {
        return subtasks.stream()
                .flatMap(subtask -> subtask.operators().stream())
                .map(Metrics::of)
                .toList();
    }

    @Override
    public JobResult await() throws InterruptedException {
        outside.scheduler().await(() -> status.isTerminal(), Long.MAX_VALUE);
        Throwable cause = firstCause;
        if (cause != null) {
            throw new JobException("Job '" + name + "' failed: " + cause.getMessage(), cause);
        }
        return new JobResult(name, status, Duration.ofNanos(endNs - startNs), metrics());
    }

    @Override
    public boolean await(Duration timeout) throws InterruptedException {
        return outside.scheduler().await(() -> status.isTerminal(), timeout.toNanos());
    }

    @Override
    public boolean isAborting() {
        JobStatus now = status;
        return now == JobStatus.CANCELLING || now == JobStatus.FAILING;
    }

    @Override
    public boolean isStopping() {
        return stopAsked;
    }

    @Override
    public synchronized void fail(Throwable cause) {
        if (firstCause == null) {
            firstCause = cause;
            LOG.error("Job '{}' failed", name, cause);
        } else if (firstCause != cause) {
            firstCause.addSuppressed(cause);
        }
        if (status.successors().contains(JobStatus.FAILING)) {
            transition(JobStatus.FAILING, "a subtask failed");
        }
    }

    @Override
    public void subtaskOpened() {
        if (unopened.decrementAndGet() == 0) {
            synchronized (this) {
                if (status == JobStatus.STARTING) {
                    transition(JobStatus.RUNNING, "every subtask is open");
                    if (stopAsked) {
                        transition(JobStatus.STOPPING, "a stop was asked for at the start");
                    }
                }
            }
        }
    }

    @Override
    public void subtaskEnded() {
        if (unended.decrementAndGet() == 0) {
            end();
        }
    }

    private synchronized void end() {
        outside.blockingWork().close();
        endNs = outside.clock().monotonicNs();
        if (firstCause != null) {
            transition(JobStatus.FAILED, "all subtasks are closed after a failure");
        } else if (status == JobStatus.CANCELLING) {
            transition(JobStatus.CANCELLED, "all subtasks are closed after a cancel");
        } else {
            transition(JobStatus.FINISHED, "all subtasks have finished");
        }
        outside.scheduler().signal();
    }

    private void transition(JobStatus to, String reason) {
        if (!status.successors().contains(to)) {
            throw new IllegalStateException("Job '" + name + "': " + status + " to " + to);
        }
        LOG.info("Job '{}': {} -> {}: {}", name, status, to, reason);
        status = to;
    }
}
