// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.api.CheckpointInfo;
import dev.millrace.api.JobException;
import dev.millrace.api.JobResult;
import dev.millrace.api.JobStatus;
import dev.millrace.api.OperatorMetrics;
import dev.millrace.api.Settings;
import dev.millrace.engine.inspect.Inspectable;
import dev.millrace.engine.inspect.JobView;
import dev.millrace.engine.seam.Outside;
import dev.millrace.engine.state.StateRefusedException;
import dev.millrace.engine.store.FencedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A job in this process, from start to end, over all its runs. Runs tell it what happens to them
 * from their own threads; a user asks it from any. {@link #status} changes under this object's lock
 * only.
 */
final class LocalJob implements Inspectable, Run.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(LocalJob.class);

    /** Starts runs of the job. */
    interface Starter {
        /**
         * Makes a run and gives it to {@link LocalJob#begin}, or throws if that cannot be. May
         * block.
         */
        void start() throws Exception;

        /** The job has ended. */
        void close();
    }

    /** A savepoint that the job is to end with, and who waits for that. */
    private record Stop(Path taken, CompletableFuture<Path> ended) {}

    private final String name;
    private final Settings settings;
    private final Outside outside;
    private final JobChronicle chronicle;
    private final Restarts restarts;
    private final CheckpointLog checkpointLog;
    private final Starter starter;
    private final long startNs;
    private volatile JobStatus status = JobStatus.STARTING;
    private volatile boolean stopAsked;

    /** While it is being closed: whether to go on with a new run. Under the lock. */
    private boolean restartAsked;

    private volatile @Nullable Run run;
    private volatile @Nullable JobView view;
    private volatile @Nullable Throwable failure;
    private volatile int restartCount;
    private volatile long endNs;

    // Guarded by this.
    private final List<Stop> stops = new ArrayList<>();

    LocalJob(
            String name,
            Settings settings,
            Outside outside,
            Restarts restarts,
            CheckpointLog checkpointLog,
            Starter starter) {
        this.name = name;
        this.settings = settings;
        this.outside = outside;
        this.chronicle = new JobChronicle(outside.clock());
        this.restarts = restarts;
        this.checkpointLog = checkpointLog;
        this.starter = starter;
        this.startNs = outside.clock().monotonicNs();
    }

    /** A run is made, and begins with the return of this call. */
    void begin(Run made) {
        run = made;
        view = new LiveView(this, chronicle, made.live(), settings, outside);
        if (status != JobStatus.STARTING) {
            made.abort();
        }
    }

    @Override
    public JobView view() {
        JobView shown = view;
        if (shown == null) {
            throw new IllegalStateException("Job '" + name + "' has not been started");
        }
        return shown;
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
            Run running = run;
            if (running != null) {
                running.wakeReaders();
            }
        }
    }

    @Override
    public synchronized void cancel() {
        restartAsked = false;
        if (status == JobStatus.RESTARTING) {
            end(JobStatus.CANCELLED, "a cancel was asked for between two runs");
        } else if (status.successors().contains(JobStatus.CANCELLING)) {
            transition(JobStatus.CANCELLING, "a cancel was asked for");
            Run running = run;
            if (running != null) {
                running.abort();
            }
        }
    }

    @Override
    public synchronized void restart() {
        Run running = run;
        if (status != JobStatus.RUNNING || running == null) {
            throw new IllegalStateException(
                    "Job '" + name + "' is " + status + "; only a job that runs is restarted");
        }
        if (running.checkpointing() == null) {
            throw new IllegalStateException(
                    "Job '"
                            + name
                            + "' takes no checkpoints to go on from: call enableCheckpointing(...)");
        }
        restartAsked = true;
        transition(JobStatus.CANCELLING, "a restart was asked for");
        running.abort();
    }

    @Override
    public CompletableFuture<Path> triggerSavepoint(Path directory) {
        return savepoint(directory, false);
    }

    private CompletableFuture<Path> savepoint(Path directory, boolean stops) {
        CompletableFuture<Path> outcome = new CompletableFuture<>();
        Run running = run;
        Checkpointing checkpointing = running == null ? null : running.checkpointing();
        if (checkpointing == null || status.isTerminal()) {
            outcome.completeExceptionally(
                    new IllegalStateException(
                            "Job '"
                                    + name
                                    + "' is "
                                    + status
                                    + (checkpointing == null
                                            ? " and takes no checkpoints: call"
                                                    + " enableCheckpointing(...) first"
                                            : "")));
        } else {
            checkpointing.savepoint(directory.toAbsolutePath().normalize(), stops, outcome);
        }
        return outcome;
    }

    @Override
    public CompletableFuture<Path> stopWithSavepoint(Path directory) {
        return savepoint(directory, true).thenCompose(this::stopsWith);
    }

    /** The savepoint exists; its output is yet to be committed. Told by the run, before it ends. */
    private synchronized CompletableFuture<Path> stopsWith(Path taken) {
        Stop stop = new Stop(taken, new CompletableFuture<>());
        stops.add(stop);
        if (status == JobStatus.RUNNING) {
            transition(JobStatus.STOPPING, "a savepoint that ends the job is in " + taken);
        }
        return stop.ended;
    }

    /** Tells those who wait for the end of the job with a savepoint what became of it. */
    private void tellStops(boolean finished) {
        for (Stop stop : stops) {
            if (finished) {
                stop.ended.complete(stop.taken);
            } else {
                stop.ended.completeExceptionally(
                        new CheckpointFailure(
                                "the savepoint is in "
                                        + stop.taken
                                        + ", but the job did not end with it: "
                                        + (failure == null ? "its run was ended" : failure)));
            }
        }
        stops.clear();
    }

    @Override
    public List<CheckpointInfo> checkpoints() {
        Run running = run;
        return checkpointLog.all(
                running == null
                        ? underWay -> List.of()
                        : new CheckpointWaits(running.live(), outside.clock())::of);
    }

    CheckpointLog checkpointLog() {
        return checkpointLog;
    }

    @Override
    public int restarts() {
        return restartCount;
    }

    @Override
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public List<OperatorMetrics> metrics() {
        Run running = run;
        return running == null
                ? List.of()
                : running.subtasks().stream()
                        .flatMap(subtask -> subtask.operators().stream())
                        .map(Metrics::of)
                        .toList();
    }

    @Override
    public JobResult await() throws InterruptedException {
        outside.scheduler().await(() -> status.isTerminal(), Long.MAX_VALUE);
        Throwable cause = failure;
        if (status == JobStatus.FAILED && cause != null) {
            throw new JobException("Job '" + name + "' failed: " + cause.getMessage(), cause);
        }
        return new JobResult(name, status, Duration.ofNanos(endNs - startNs), metrics());
    }

    @Override
    public boolean await(Duration timeout) throws InterruptedException {
        return outside.scheduler().await(() -> status.isTerminal(), timeout.toNanos());
    }

    @Override
    public boolean isStopping() {
        return stopAsked;
    }

    @Override
    public synchronized void runFailing(Run failing, Throwable cause) {
        failure = cause;
        chronicle.failed(cause);
        LOG.error("Job '{}' failed", LogText.of(name), cause);
        tellStops(false);
        if (status.successors().contains(JobStatus.FAILING)) {
            transition(JobStatus.FAILING, "a subtask failed");
        }
    }

    @Override
    public synchronized void runOpened(Run opened) {
        if (status == JobStatus.STARTING) {
            transition(JobStatus.RUNNING, "every subtask is open");
            if (stopAsked) {
                transition(JobStatus.STOPPING, "a stop was asked for at the start");
            }
        }
    }

    @Override
    public synchronized void runEnded(Run ended) {
        if (restartAsked) {
            restartAsked = false;
            tellStops(false);
            transition(JobStatus.RESTARTING, "all subtasks are closed for a restart");
            outside.blockingWork().submitLater(this::startAgain, 0);
        } else if (status == JobStatus.FAILING) {
            restartOrEnd(ended.epochs().completed());
        } else if (ended.firstCause() != null) {
            end(JobStatus.FAILED, "all subtasks are closed after a failure");
        } else if (status == JobStatus.CANCELLING) {
            end(JobStatus.CANCELLED, "all subtasks are closed after a cancel");
        } else {
            end(
                    JobStatus.FINISHED,
                    stops.isEmpty()
                            ? "all subtasks have finished"
                            : "its output is committed up to the savepoint");
        }
    }

    private void restartOrEnd(long completed) {
        if (failure instanceof FencedException) {
            end(JobStatus.FAILED, "a later run of the job has begun");
            return;
        }
        Throwable cause = failure;
        if (cause != null && StateRefusedException.isCauseOf(cause)) {
            end(JobStatus.FAILED, "its program and its state do not fit, which no restart mends");
            return;
        }
        Optional<Duration> delay = restarts.afterFailure(outside.clock().monotonicNs(), completed);
        if (delay.isEmpty()) {
            end(JobStatus.FAILED, "it failed, and is not to be started again");
            return;
        }
        tellStops(false);
        transition(
                JobStatus.RESTARTING,
                "failure "
                        + restarts.failuresInARow()
                        + " without a checkpoint since the one before; the next run begins in "
                        + delay.get().toMillis()
                        + " ms");
        outside.blockingWork().submitLater(this::startAgain, delay.get().toNanos());
    }

    private void startAgain() {
        synchronized (this) {
            if (status != JobStatus.RESTARTING) {
                return;
            }
            restartCount++;
            transition(JobStatus.STARTING, "restart " + restartCount);
        }
        try {
            starter.start();
        } catch (Throwable t) {
            couldNotStart(t);
        }
    }

    private synchronized void couldNotStart(Throwable cause) {
        failure = cause;
        chronicle.failed(cause);
        LOG.error("Job '{}' could not be started again", LogText.of(name), cause);
        if (status == JobStatus.CANCELLING) {
            end(JobStatus.CANCELLED, "a cancel was asked for while it was started");
            return;
        }
        transition(JobStatus.FAILING, "a run could not be started");
        Run last = run;
        restartOrEnd(last == null ? 0 : last.epochs().completed());
    }

    private void end(JobStatus as, String reason) {
        outside.blockingWork().close();
        starter.close();
        endNs = outside.clock().monotonicNs();
        transition(as, reason);
        tellStops(as == JobStatus.FINISHED);
        outside.scheduler().signal();
    }

    private void transition(JobStatus to, String reason) {
        if (!status.successors().contains(to)) {
            throw new IllegalStateException("Job '" + name + "': " + status + " to " + to);
        }
        LOG.info("Job '{}': {} -> {}: {}", LogText.of(name), status, to, reason);
        chronicle.moved(to, reason);
        status = to;
    }
}
