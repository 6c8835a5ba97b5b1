// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.api.connector.CommittingSink;
import dev.millrace.api.connector.CommittingWriter;
import dev.millrace.api.connector.Sink;
import dev.millrace.api.connector.SinkWriter;
import dev.millrace.engine.exchange.Output;
import dev.millrace.engine.snapshot.SnapshotPart;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes records to the outside, and has staged output committed: with checkpoints when one is
 * complete, else from time to time.
 */
public final class SinkOperator extends Operator {
    /** Staged output becomes visible this often in a job without checkpoints. */
    private static final long COMMIT_INTERVAL_MS = 1_000;

    private final Sink<Object> sink;
    private final @Nullable EpochCommits epochCommits;
    private SinkWriter<Object> writer = new NotOpen();
    private @Nullable Commits commits;
    private boolean unflushed;
    private boolean ended;
    private long nextCommitMs;

    @SuppressWarnings("unchecked")
    public SinkOperator(OperatorContext context, Output out, Sink<Object> sink) {
        super(context, out);
        this.sink = sink;
        this.epochCommits =
                sink instanceof CommittingSink && context.epochs().areTaken()
                        ? new EpochCommits((CommittingSink<Object, Object>) sink, context)
                        : null;
    }

    @Override
    public List<SnapshotPart> parts() {
        return epochCommits == null ? List.of() : List.of(epochCommits);
    }

    @Override
    public boolean opensLast() {
        return true;
    }

    @Override
    public void open() throws Exception {
        SinkPlace place = new SinkPlace(context);
        if (epochCommits != null) {
            epochCommits.recover(place);
            writer = sink.createWriter(place);
        } else {
            writer = sink.createWriter(place);
            commits = Commits.of(sink, writer, place);
        }
    }

    @Override
    public void record(Object value, long timestamp) {
        recordsIn++;
        unflushed = true;
        try {
            writer.write(value, timestamp);
        } catch (Throwable t) {
            failed(t, value, timestamp);
        }
    }

    @Override
    public void watermark(long watermark) {
        try {
            writer.watermark(watermark);
        } catch (Exception e) {
            throw context.failures().fatal(e, "at watermark " + watermark);
        }
        forward(watermark);
    }

    @Override
    public void flush() {
        if (!unflushed) {
            return;
        }
        unflushed = false;
        try {
            writer.flush(false);
        } catch (Exception e) {
            throw context.failures().fatal(e, "to flush");
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public boolean prepareBarrier(long epoch) throws Exception {
        if (!ended) {
            writer.flush(false);
            unflushed = false;
        }
        if (epochCommits != null) {
            CommittingWriter<Object, Object> staging = (CommittingWriter<Object, Object>) writer;
            epochCommits.stage(epoch, staging.prepareCommit(epoch, ended));
        }
        return true;
    }

    @Override
    public boolean outlivesInput() {
        return true;
    }

    @Override
    public boolean isSettled() {
        return epochCommits == null || epochCommits.isSettled();
    }

    @Override
    public boolean isPolled() {
        return sink instanceof CommittingSink;
    }

    @Override
    public long nextPollMs() {
        return commits == null ? Long.MAX_VALUE : nextCommitMs;
    }

    @Override
    public boolean poll(long nowMs) {
        if (epochCommits != null) {
            return epochCommits.poll();
        }
        if (commits == null || nowMs < nextCommitMs) {
            return false;
        }
        flush();
        try {
            commits.commit(false);
        } catch (Exception e) {
            throw context.failures().fatal(e, "to commit");
        }
        nextCommitMs = nowMs + COMMIT_INTERVAL_MS;
        return true;
    }

    /** With checkpoints what was staged last is committed with the job's last checkpoint. */
    @Override
    public boolean endInput() throws Exception {
        ended = true;
        writer.flush(true);
        if (commits != null) {
            commits.commit(true);
        }
        return true;
    }

    @Override
    public void close() throws Exception {
        try (SinkWriter<Object> openWriter = writer;
                Commits openCommits = commits;
                EpochCommits openEpochCommits = epochCommits) {
            writer = new NotOpen();
            commits = null;
        }
    }

    /** Stands in for the writer before open and after close. */
    static final class NotOpen implements SinkWriter<Object> {
        @Override
        public void write(Object value, long timestamp) {
            throw new IllegalStateException("The sink's writer is not open");
        }
    }
}
