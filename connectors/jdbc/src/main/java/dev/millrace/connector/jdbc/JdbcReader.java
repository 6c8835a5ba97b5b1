// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.jdbc;

import dev.millrace.api.connector.ReaderContext;
import dev.millrace.api.connector.ReaderOutput;
import dev.millrace.api.connector.ReaderStatus;
import dev.millrace.api.connector.SourceReader;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one range after the other. */
final class JdbcReader<T> implements SourceReader<T, JdbcSplit> {
    private final RangeQuery query;
    private final ResultMapper<? extends T> mapper;
    private final ReaderContext context;
    private final Deque<JdbcSplit> waiting = new ArrayDeque<>();
    private @Nullable OpenRange open;
    private boolean noMoreSplits;

    JdbcReader(RangeQuery query, ResultMapper<? extends T> mapper, ReaderContext context) {
        this.query = query;
        this.mapper = mapper;
        this.context = context;
    }

    @Override
    public void start() {
        context.requestSplit();
    }

    @Override
    public void addSplits(List<JdbcSplit> splits) {
        waiting.addAll(splits);
    }

    @Override
    public void noMoreSplits() {
        noMoreSplits = true;
    }

    @Override
    public ReaderStatus poll(ReaderOutput<T> output, int maxRecords) throws Exception {
        OpenRange range = open != null ? open : openNext();
        if (range == null) {
            return noMoreSplits ? ReaderStatus.END_OF_INPUT : ReaderStatus.NOTHING_NOW;
        }
        output.split(range.split().splitId());
        for (int i = 0; i < maxRecords; i++) {
            if (!range.next()) {
                finish(range, output);
                break;
            }
            hand(range, output);
        }
        return ReaderStatus.MORE_AVAILABLE;
    }

    private @Nullable OpenRange openNext() throws SQLException {
        JdbcSplit next = waiting.poll();
        if (next != null) {
            open = new OpenRange(query, next);
        }
        return open;
    }

    private void hand(OpenRange range, ReaderOutput<T> output) throws SQLException {
        long position = range.position();
        T value;
        try {
            value = mapper.map(range.row());
        } catch (Exception e) {
            output.reject(range.describe(), position, e);
            return;
        }
        output.collect(value, position);
    }

    private void finish(OpenRange range, ReaderOutput<T> output) throws SQLException {
        open = null;
        range.close();
        output.splitFinished();
        if (waiting.isEmpty() && !noMoreSplits) {
            context.requestSplit();
        }
    }

    @Override
    public List<JdbcSplit> snapshotState() {
        List<JdbcSplit> splits = new ArrayList<>();
        if (open != null) {
            splits.add(open.split());
        }
        splits.addAll(waiting);
        return splits;
    }

    @Override
    public void close() throws SQLException {
        OpenRange range = open;
        open = null;
        if (range != null) {
            range.close();
        }
    }
}
