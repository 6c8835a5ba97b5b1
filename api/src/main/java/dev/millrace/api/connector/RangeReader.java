// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.connector;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes a record of each index of its splits. The splits take turns poll by poll, because those of
 * a range without end never finish.
 */
final class RangeReader<T> implements SourceReader<T, RangeSplit> {
    private final ReaderContext context;
    private final IndexFunction<? extends T> records;
    private final @Nullable RateLimit limit;
    private final Deque<Cursor> cursors = new ArrayDeque<>();
    private boolean complete;

    RangeReader(
            ReaderContext context, IndexFunction<? extends T> records, @Nullable RateLimit limit) {
        this.context = context;
        this.records = records;
        this.limit = limit;
    }

    @Override
    public void start() {
        context.requestSplit();
    }

    @Override
    public void addSplits(List<RangeSplit> splits) {
        for (RangeSplit split : splits) {
            cursors.add(new Cursor(split, context.monotonicNs()));
        }
    }

    @Override
    public void noMoreSplits() {
        complete = true;
    }

    @Override
    public ReaderStatus poll(ReaderOutput<T> output, int maxRecords) {
        int room = maxRecords;
        for (int turn = cursors.size(); turn > 0 && room > 0; turn--) {
            Cursor cursor = cursors.remove();
            room -= cursor.read(output, room);
            if (cursor.isFinished()) {
                output.splitFinished();
            } else {
                cursors.add(cursor);
            }
        }
        return status(room);
    }

    private ReaderStatus status(int room) {
        if (cursors.isEmpty()) {
            return complete ? ReaderStatus.END_OF_INPUT : ReaderStatus.NOTHING_NOW;
        }
        return room == 0 ? ReaderStatus.MORE_AVAILABLE : ReaderStatus.NOTHING_NOW;
    }

    @Override
    public List<RangeSplit> snapshotState() {
        return cursors.stream().map(Cursor::toSplit).toList();
    }

    /** A split that is being read. */
    private final class Cursor {
        private final RangeSplit split;
        private final long startNs;
        private long next;

        Cursor(RangeSplit split, long startNs) {
            this.split = split;
            this.startNs = startNs;
            this.next = split.next();
        }

        boolean isFinished() {
            return next >= split.end();
        }

        RangeSplit toSplit() {
            return new RangeSplit(next, split.end(), split.step());
        }

        /** Hands out what is due, at most {@code room} records; how many it was. */
        int read(ReaderOutput<T> output, int room) {
            output.split(split.splitId());
            long due = Math.min(room, remaining());
            if (limit != null) {
                due =
                        Math.min(
                                due,
                                limit.due(context.monotonicNs() - startNs, split.step()) - done());
            }
            for (long i = 0; i < due; i++) {
                emit(output);
                next += split.step();
            }
            return (int) Math.max(due, 0);
        }

        private long done() {
            return (next - split.next()) / split.step();
        }

        /** How many indexes are left, rounded up. */
        private long remaining() {
            long distance = split.end() - next;
            return distance <= 0 ? 0 : (distance - 1) / split.step() + 1;
        }

        private void emit(ReaderOutput<T> output) {
            T record;
            try {
                record = records.at(next);
            } catch (Exception e) {
                output.reject(next, next, e);
                return;
            }
            output.collect(record, next);
        }
    }
}
