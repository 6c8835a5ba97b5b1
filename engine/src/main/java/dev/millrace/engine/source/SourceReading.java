// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.source;

import dev.millrace.api.connector.ReaderContext;
import dev.millrace.api.connector.ReaderStatus;
import dev.millrace.api.connector.Source;
import dev.millrace.api.connector.SourceReader;
import dev.millrace.api.connector.SourceSplit;
import dev.millrace.api.time.WatermarkAlignment;
import dev.millrace.engine.exchange.BarrierTarget;
import dev.millrace.engine.exchange.Control;
import dev.millrace.engine.inspect.SplitReport;
import dev.millrace.engine.seam.Clock;
import dev.millrace.engine.snapshot.RunEpochs;
import dev.millrace.engine.snapshot.SnapshotPart;
import dev.millrace.engine.time.FollowedTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Drives the reader of one subtask: splits in, records out through the {@link ReadingOperator}.
 * Owned by the subtask's thread.
 */
public final class SourceReading {
    private final SourceReader<Object, SourceSplit> reader;
    private final ReadingOperator operator;
    private final SourceTime time;
    private final ReadBuffer buffer;
    private final SourceCoordinator coordinator;
    private final Clock clock;
    private final int subtask;
    private final int parallelism;
    private final @Nullable AlignmentGroup alignment;
    private final int alignmentMember;
    private final long maxDriftMs;
    private final FollowedTime followed;
    private final SplitsPart splits;
    private final RunEpochs epochs;
    private final PollWatch polls;
    private ReaderStatus status = ReaderStatus.NOTHING_NOW;
    private boolean stopped;
    private boolean ended;

    /** The barrier that has to pass before anything else is read. */
    private Control.@Nullable Barrier barrier;

    /** The checkpoint of which the reader has yet to hear that it is complete, 0 for none. */
    private long unconfirmedEpoch;

    SourceReading(
            Source<Object, SourceSplit, Object> source,
            ReadingOperator operator,
            SourceTime time,
            ReadBuffer buffer,
            SourceCoordinator coordinator,
            SourcePlace place,
            PollWatch polls) {
        this.operator = operator;
        this.time = time;
        this.buffer = buffer;
        this.coordinator = coordinator;
        this.clock = operator.context().clock();
        this.subtask = operator.context().subtask();
        this.parallelism = operator.context().parallelism();
        this.followed = place.followed();
        this.alignment = place.alignment();
        this.alignmentMember = place.alignmentMember();
        WatermarkAlignment wanted = place.strategy().alignment();
        this.polls = polls;
        this.maxDriftMs = wanted == null ? 0 : wanted.maxDrift().toMillis();
        this.reader = source.createReader(new Context());
        this.splits = new SplitsPart(reader::snapshotState, time);
        this.epochs = operator.context().epochs();
    }

    /** The positions of the reader, as snapshots see them. */
    public SnapshotPart part() {
        return splits;
    }

    public void open() {
        try {
            reader.start();
            if (!splits.restored().isEmpty()) {
                reader.addSplits(List.copyOf(splits.restored()));
            }
        } catch (Exception e) {
            throw operator.context().failures().fatal(e, "to start its reader");
        }
    }

    /** Nothing is read any more: an earlier run has come to the end. */
    public void skip() {
        ended = true;
    }

    /** Reads and feeds a bounded amount; returns the number of records. */
    public int take(BarrierTarget target) throws Exception {
        if (!buffer.isFed()) {
            return feed();
        }
        confirmCheckpoint();
        readMail();
        if (barrier != null) {
            return pass(barrier, target);
        }
        if (ended) {
            return 0;
        }
        int moved = operator.follow(followed.asked()) ? 1 : 0;
        if (isPaused()) {
            return moved;
        }
        buffer.clear();
        status = poll();
        return moved + feed();
    }

    /** What a reader throws that a stop has interrupted is no failure; what it has read counts. */
    private ReaderStatus poll() {
        polls.beginPoll();
        ReaderStatus answer = ReaderStatus.NOTHING_NOW;
        Exception failure = null;
        try {
            answer = reader.poll(buffer, ReadBuffer.RECORDS);
        } catch (Exception e) {
            failure = e;
        } finally {
            stopped |= polls.endPoll();
        }
        if (failure != null && !stopped) {
            throw operator.context().failures().fatal(failure, "to read");
        }
        return answer;
    }

    private int pass(Control.Barrier passing, BarrierTarget target) throws Exception {
        if (!target.pass(passing, 0)) {
            return 0;
        }
        unconfirmedEpoch = passing.epoch();
        barrier = null;
        return 1;
    }

    /** Tells the reader of its positions in the newest checkpoint, once that is complete. */
    public void confirmCheckpoint() {
        if (unconfirmedEpoch == 0 || epochs.completed() < unconfirmedEpoch) {
            return;
        }
        unconfirmedEpoch = 0;
        try {
            reader.checkpointCompleted(splits.frozen());
        } catch (Exception e) {
            throw operator.context().failures().fatal(e, "to confirm its positions");
        }
    }

    /** Whether nothing could be read at the last call. */
    public boolean isStarved() {
        return buffer.isFed() && status != ReaderStatus.MORE_AVAILABLE;
    }

    public boolean isFinished() {
        return ended && buffer.isFed();
    }

    /** When there may be something to do though nobody else did anything, as monotonic ns. */
    public long nextDeadlineNs(long nowNs) {
        return time.nextIdleNs(nowNs);
    }

    /** Reading ends here, as if the input were complete. */
    public void stop() {
        stopped = true;
    }

    public void close() throws Exception {
        report(Long.MAX_VALUE);
        coordinator.readerEnded();
        reader.close();
    }

    /**
     * Feeds the buffer; a poll that only named its split was no work, or nobody would ever rest.
     */
    private int feed() {
        long before = operator.recordsTaken();
        operator.feed();
        if (buffer.isFed()) {
            obeyStatus();
        }
        return (int) (operator.recordsTaken() - before) + (ended ? 1 : 0);
    }

    private void obeyStatus() {
        if (stopped || status == ReaderStatus.END_OF_INPUT) {
            ended = true;
            report(Long.MAX_VALUE);
            return;
        }
        if (status != ReaderStatus.MORE_AVAILABLE) {
            operator.pause(status == ReaderStatus.CAUGHT_UP);
        }
        report(time.isIdle() ? Long.MAX_VALUE : operator.currentWatermark());
    }

    private void readMail() {
        while (barrier == null) {
            SplitMail mail = coordinator.mail(subtask);
            if (mail == null) {
                break;
            } else if (mail instanceof SplitMail.Assigned assigned) {
                time.split(assigned.split().splitId());
                reader.addSplits(List.of(assigned.split()));
            } else if (mail instanceof SplitMail.AtBarrier at) {
                barrier = at.barrier();
            } else {
                reader.noMoreSplits();
            }
        }
        if (stopped) {
            ended = true;
        }
    }

    /** The splits it has, and how they stand. */
    public List<SplitReport> splits() {
        return time.splits(clock.monotonicNs());
    }

    /** Whether it waits for other sources that it is aligned with. */
    public boolean isPaused() {
        return alignment != null && alignment.mustPause(operator.currentWatermark(), maxDriftMs);
    }

    private void report(long watermark) {
        if (alignment != null) {
            alignment.report(alignmentMember, watermark);
        }
    }

    private final class Context implements ReaderContext {
        @Override
        public int subtask() {
            return subtask;
        }

        @Override
        public int parallelism() {
            return parallelism;
        }

        @Override
        public void requestSplit() {
            coordinator.request(subtask);
        }

        @Override
        public long processingTimeMs() {
            return clock.wallMs();
        }

        @Override
        public long monotonicNs() {
            return clock.monotonicNs();
        }
    }
}
