// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.engine.snapshot.RunEpochs;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One run of a job: from the opening of its subtasks to the closing of the last. A job that is
 * started again after a failure has several. What subtasks and coordinators tell it comes from
 * their own threads.
 */
final class Run implements JobControl {
    /** What a job is told by its run. May be called from any thread, in a run's order. */
    interface Listener {
        /** Every subtask is open. */
        void runOpened(Run run);

        /** Something failed for the first time; everybody is being closed. */
        void runFailing(Run run, Throwable cause);

        /** Everybody has ended. */
        void runEnded(Run run);

        boolean isStopping();
    }

    /**
     * Room for a message with a stack trace, its log line, and the closing of all subtasks; in
     * pieces that are small objects to a collector with regions of one MiB.
     */
    private static final int RESERVE_BYTES = 256 * 1024;

    private static final int RESERVES = 2;

    private final Listener job;
    private final AtomicInteger unprepared;
    private final AtomicInteger unopened;
    private final AtomicInteger unended;
    private volatile @Nullable LiveJob live;
    private volatile @Nullable Checkpointing checkpointing;
    private volatile @Nullable Throwable firstCause;
    private volatile boolean aborting;

    /** Let go when the heap is full, so that the job can still say so and end. */
    @SuppressWarnings("unused")
    private volatile byte @Nullable [][] reserve = new byte[RESERVES][RESERVE_BYTES];

    /**
     * @param subtasks how many subtasks will open
     * @param steppables how many steppables will end: subtasks and coordinators
     */
    Run(Listener job, int subtasks, int steppables) {
        this.job = job;
        this.unprepared = new AtomicInteger(subtasks);
        this.unopened = new AtomicInteger(subtasks);
        this.unended = new AtomicInteger(steppables);
    }

    /** Makes the subtasks known whose counts are shown. */
    void show(LiveJob made) {
        live = made;
    }

    /** The run as others may look at it. */
    LiveJob live() {
        LiveJob shown = live;
        if (shown == null) {
            throw new IllegalStateException("A run is looked at before it was built");
        }
        return shown;
    }

    List<Subtask> subtasks() {
        return live().subtasks().stream()
                .flatMap(List::stream)
                .map(WatchedSubtask::subtask)
                .toList();
    }

    /** Its checkpoints; set before the first step. */
    void checkpointing(Checkpointing made) {
        checkpointing = made;
    }

    @Nullable Checkpointing checkpointing() {
        return checkpointing;
    }

    RunEpochs epochs() {
        Checkpointing taking = checkpointing;
        return taking == null ? RunEpochs.none() : taking.epochs();
    }

    /** What failed first, null if nothing has. */
    @Nullable Throwable firstCause() {
        return firstCause;
    }

    /** Everybody closes as they are. */
    void abort() {
        aborting = true;
        interrupt();
    }

    /** Wakes whoever blocks on a thread of its own; for a run that ends early. */
    void interrupt() {
        for (Subtask subtask : subtasks()) {
            subtask.interruption().send();
        }
    }

    /** Wakes readers that wait for input on a thread of their own; for a job that is to stop. */
    void wakeReaders() {
        for (Subtask subtask : subtasks()) {
            subtask.interruption().wakeReader();
        }
    }

    /** Whether everybody but the checkpoints' coordinator has ended. */
    boolean isOver() {
        return unended.get() <= (checkpointing == null ? 0 : 1);
    }

    @Override
    public boolean isAborting() {
        return aborting;
    }

    @Override
    public boolean isStopping() {
        return job.isStopping();
    }

    @Override
    public void fail(Throwable thrown) {
        aborting = true;
        Throwable cause = firstCause == null ? explained(thrown) : thrown;
        Throwable before;
        synchronized (this) {
            before = firstCause;
            if (before == null) {
                firstCause = cause;
            } else if (before != cause) {
                before.addSuppressed(cause);
            }
        }
        if (before == null) {
            job.runFailing(this, cause);
            interrupt();
        }
    }

    private Throwable explained(Throwable thrown) {
        if (!MemoryShortage.isCauseOf(thrown)) {
            return thrown;
        }
        reserve = null;
        LiveJob shown = live;
        try {
            return shown == null ? thrown : MemoryShortage.explained(thrown, shown);
        } catch (OutOfMemoryError e) {
            return thrown;
        }
    }

    @Override
    public void subtaskPrepared() {
        unprepared.decrementAndGet();
    }

    @Override
    public boolean isPrepared() {
        return unprepared.get() == 0;
    }

    @Override
    public void subtaskOpened() {
        if (unopened.decrementAndGet() == 0) {
            Checkpointing taking = checkpointing;
            if (taking != null) {
                taking.opened();
            }
            job.runOpened(this);
        }
    }

    @Override
    public void subtaskEnded() {
        if (unended.decrementAndGet() == 0) {
            job.runEnded(this);
        }
    }
}
