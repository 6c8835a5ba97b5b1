// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.api.connector.CommittingSink;
import dev.millrace.api.connector.Sink;
import dev.millrace.api.connector.SinkWriter;
import dev.millrace.engine.exchange.Output;
import org.jspecify.annotations.Nullable;

/** Writes records to the outside, and has staged output committed from time to time. */
public final class SinkOperator extends Operator {
    /** Staged output becomes visible this often in a job without checkpoints. */
    private static final long COMMIT_INTERVAL_MS = 1_000;

    private final Sink<Object> sink;
    private SinkWriter<Object> writer = new NotOpen();
    private @Nullable Commits commits;
    private boolean unflushed;
    private long nextCommitMs;

    public SinkOperator(OperatorContext context, Output out, Sink<Object> sink) {
        super(context, out);
        this.sink = sink;
    }

    @Override
    public void open() throws Exception {
        SinkPlace place = new SinkPlace(context);
        writer = sink.createWriter(place);
        commits = Commits.of(sink, writer, place);
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
    public boolean isPolled() {
        return sink instanceof CommittingSink;
    }

    @Override
    public long nextPollMs() {
        return nextCommitMs;
    }

    @Override
    public boolean poll(long nowMs) {
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

    @Override
    public boolean endInput() throws Exception {
        writer.flush(true);
        if (commits != null) {
            commits.commit(true);
        }
        return true;
    }

    @Override
    public void close() throws Exception {
        try (SinkWriter<Object> openWriter = writer;
                Commits openCommits = commits) {
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
