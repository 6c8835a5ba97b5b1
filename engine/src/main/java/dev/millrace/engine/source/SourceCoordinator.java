// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.source;

import dev.millrace.api.connector.BlockingOutcome;
import dev.millrace.api.connector.EnumeratorContext;
import dev.millrace.api.connector.Source;
import dev.millrace.api.connector.SourceSplit;
import dev.millrace.api.connector.SplitEnumerator;
import dev.millrace.engine.exchange.BarrierTarget;
import dev.millrace.engine.exchange.Control;
import dev.millrace.engine.operator.OperatorFailure;
import dev.millrace.engine.seam.BlockingWork;
import dev.millrace.engine.seam.Steppable;
import dev.millrace.engine.snapshot.SnapshotPart;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs the enumerator of one source, beside its readers: requests and outcomes of blocking work
 * come in through a mailbox, assignments go out through one per reader. What waits in a mailbox is
 * bounded by what the enumerator was asked for and by the splits there are.
 *
 * <p>Everything but {@link #request}, {@link #readerEnded} and {@link #mail} runs on the thread
 * that steps it.
 */
public final class SourceCoordinator implements Steppable {
    private interface Letter {
        void open() throws Exception;
    }

    private final String sourceName;
    private final String uid;
    private final int parallelism;
    private final BlockingWork blockingWork;
    private final BooleanSupplier aborting;
    private final Consumer<Throwable> failure;
    private final Runnable ended;
    private final ConcurrentLinkedQueue<Letter> letters = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<SplitMail>[] mailboxes;
    private final Context context = new Context();
    private final Source<?, SourceSplit, Object> source;
    private @Nullable SplitEnumerator<SourceSplit, Object> enumerator;
    private final EnumeratorPart part = new EnumeratorPart(() -> enumerator().snapshotState());
    private BarrierTarget snapshots = (barrier, alignedNs) -> true;
    private int endedReaders;
    private boolean done;

    @SuppressWarnings({"unchecked", "rawtypes"})
    public SourceCoordinator(
            String sourceName,
            String uid,
            Source<?, SourceSplit, Object> source,
            int parallelism,
            BlockingWork blockingWork,
            BooleanSupplier aborting,
            Consumer<Throwable> failure,
            Runnable ended) {
        this.sourceName = sourceName;
        this.uid = uid;
        this.source = source;
        this.parallelism = parallelism;
        this.blockingWork = blockingWork;
        this.aborting = aborting;
        this.failure = failure;
        this.ended = ended;
        this.mailboxes = new ConcurrentLinkedQueue[parallelism];
        for (int i = 0; i < parallelism; i++) {
            mailboxes[i] = new ConcurrentLinkedQueue<>();
        }
    }

    /** The source's stable id. */
    public String uid() {
        return uid;
    }

    /** What the enumerator remembers, as snapshots see it. */
    public SnapshotPart part() {
        return part;
    }

    /** Who takes the enumerator's snapshot at a barrier. Called before the first step. */
    public void snapshotsTo(BarrierTarget target) {
        snapshots = target;
    }

    /**
     * A checkpoint begins. The enumerator's snapshot is taken and the barrier goes to the readers
     * the same way that splits go, so each split is in exactly one snapshot: the enumerator's if it
     * was not given out before, else the reader's. Called by any thread.
     */
    public void begin(Control.Barrier barrier) {
        letters.add(
                () -> {
                    if (!snapshots.pass(barrier, 0)) {
                        throw new IllegalStateException("An enumerator has nothing to wait for");
                    }
                    for (ConcurrentLinkedQueue<SplitMail> mailbox : mailboxes) {
                        mailbox.add(new SplitMail.AtBarrier(barrier));
                    }
                });
    }

    /** The reader of {@code subtask} asks for a split. */
    void request(int subtask) {
        letters.add(() -> enumerator().handleSplitRequest(subtask));
    }

    /** The reader of a subtask has closed. */
    void readerEnded() {
        letters.add(() -> endedReaders++);
    }

    /** What the coordinator has told the reader of {@code subtask} and it has not yet read. */
    @Nullable SplitMail mail(int subtask) {
        return mailboxes[subtask].poll();
    }

    @Override
    public String name() {
        return sourceName + "-coordinator";
    }

    @Override
    public int step() {
        try {
            return work();
        } catch (Throwable t) {
            failure.accept(
                    new OperatorFailure(
                            sourceName,
                            OperatorFailure.NO_SUBTASK,
                            "Source '" + sourceName + "' failed to find splits: " + t,
                            t));
            close();
            return 1;
        }
    }

    @Override
    public boolean isDone() {
        return done;
    }

    @Override
    public long nextDeadlineNs() {
        return Long.MAX_VALUE;
    }

    private int work() throws Exception {
        int work = 0;
        if (enumerator == null && !aborting.getAsBoolean()) {
            enumerator = source.createEnumerator(context, part.restored());
            enumerator.start();
            work++;
        }
        for (Letter letter = letters.poll(); letter != null; letter = letters.poll()) {
            if (!aborting.getAsBoolean()) {
                letter.open();
            }
            work++;
        }
        if (endedReaders == parallelism || aborting.getAsBoolean()) {
            close();
            work++;
        }
        return work;
    }

    private void close() {
        done = true;
        try {
            if (enumerator != null) {
                enumerator.close();
            }
        } catch (Throwable t) {
            failure.accept(t);
        }
        ended.run();
    }

    private SplitEnumerator<SourceSplit, Object> enumerator() {
        if (enumerator == null) {
            throw new IllegalStateException(name() + " was asked before it started");
        }
        return enumerator;
    }

    /** The enumerator's view; used on the coordinator's thread only. */
    private final class Context implements EnumeratorContext<SourceSplit> {
        @Override
        public int parallelism() {
            return parallelism;
        }

        @Override
        public void assignSplit(SourceSplit split, int subtask) {
            mailboxes[subtask].add(new SplitMail.Assigned(split));
        }

        @Override
        public void signalNoMoreSplits(int subtask) {
            mailboxes[subtask].add(new SplitMail.NoMoreSplits());
        }

        @Override
        public <R> void callBlocking(Callable<R> work, BlockingOutcome<? super R> handler) {
            blockingWork.submit(() -> call(work, handler));
        }

        @Override
        public <R> void callPeriodically(
                Callable<R> work, BlockingOutcome<? super R> handler, Duration period) {
            callBlocking(
                    work,
                    (result, thrown) -> {
                        handler.accept(result, thrown);
                        blockingWork.submitLater(
                                () -> callPeriodically(work, handler, period), period.toNanos());
                    });
        }

        private <R> void call(Callable<R> work, BlockingOutcome<? super R> handler) {
            try {
                R result = work.call();
                letters.add(() -> handler.accept(result, null));
            } catch (Throwable t) {
                letters.add(() -> handler.accept(null, t));
            }
        }
    }
}
