// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.source;

import dev.millrace.api.connector.ReaderOutput;
import java.util.ArrayDeque;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What one poll of a reader gave: records and marks in order. One class for all sources, so that a
 * reader's call into it is always inlined; the chain is fed from here afterwards and may stop in
 * the middle.
 *
 * <p>Between two marks lies a run of records of one split. Within a run, records up to {@link
 * #stamped} have their event time, and those before {@link #next} have been fed.
 *
 * <p>Owned by the reader's subtask.
 */
final class ReadBuffer implements ReaderOutput<Object> {
    /** Records of a poll: what they refer to still is in the first cache when they are fed. */
    static final int RECORDS = 256;

    /** Few enough that the array is still young when the last of them comes, if they come fast. */
    private static final int RECORDS_PER_ARRAY = 64 * RECORDS;

    /** Marks take places too, so there are more of them than records. */
    private static final int FIRST_CAPACITY = RECORDS + 16;

    private Object[] values = new Object[FIRST_CAPACITY];
    private long[] timestamps = new long[FIRST_CAPACITY];
    private long[] positions = new long[FIRST_CAPACITY];
    private final ArrayDeque<ReadMark> marks = new ArrayDeque<>();
    private int size;
    private int next;
    private int stamped;

    /** Places that were filled since the array of records was new. */
    private int filled;

    /** The split named last: readers name it in each poll, also where it stays the same. */
    private @Nullable String current;

    @Override
    public void split(String splitId) {
        if (!splitId.equals(current)) {
            current = splitId;
            mark(new ReadMark.Split(size, splitId), 0);
        }
    }

    @Override
    public void collect(Object value, long timestamp, long position) {
        add(value, timestamp, position);
    }

    @Override
    public void reject(@Nullable Object payload, long position, Exception cause) {
        mark(new ReadMark.Rejected(size, payload, cause), position);
    }

    @Override
    public void caughtUp() {
        mark(new ReadMark.CaughtUp(size), 0);
    }

    @Override
    public void splitFinished() {
        current = null;
        mark(new ReadMark.Finished(size), 0);
    }

    Object[] values() {
        return values;
    }

    long[] timestamps() {
        return timestamps;
    }

    /** Where the record at hand stands in its split. */
    long position() {
        return positions[next];
    }

    /** Index of the record at hand, or of the next one. */
    int next() {
        return next;
    }

    /** The record at {@code index} is now at hand; everything before has been fed. */
    void moveTo(int index) {
        next = index;
    }

    /** The mark that is next, or null if a record is. */
    @Nullable ReadMark nextMark() {
        ReadMark mark = marks.peek();
        return mark != null && mark.index == next ? mark : null;
    }

    /** The next mark has been obeyed. */
    void passMark() {
        marks.remove();
        next++;
        stamped = next;
    }

    /** End of the run of records that {@link #next} lies in. */
    int runEnd() {
        ReadMark mark = marks.peek();
        return mark == null ? size : mark.index;
    }

    /** Records of the run before this index have their event time. */
    int stamped() {
        return stamped;
    }

    void stampedTo(int index) {
        stamped = index;
    }

    boolean isFed() {
        return next == size;
    }

    /**
     * Forgets what was fed. The array of records is a new one after some polls: one that grew old
     * would cost a slow write barrier per record, see {@link dev.millrace.engine.exchange.Batch}.
     * And one for each poll would cost that barrier per poll, since this buffer is old itself, and
     * be garbage as fast as a source asks that waits.
     */
    void clear() {
        filled += size;
        if (filled >= RECORDS_PER_ARRAY) {
            values = new Object[values.length];
            filled = 0;
        } else {
            Arrays.fill(values, 0, size, null);
        }
        marks.clear();
        size = 0;
        next = 0;
        stamped = 0;
    }

    private void mark(ReadMark mark, long position) {
        marks.add(mark);
        add(mark, NO_TIMESTAMP, position);
    }

    private void add(Object value, long timestamp, long position) {
        int i = size;
        if (i == values.length) {
            grow();
        }
        values[i] = value;
        timestamps[i] = timestamp;
        positions[i] = position;
        size = i + 1;
    }

    private void grow() {
        int capacity = values.length * 2;
        values = Arrays.copyOf(values, capacity);
        timestamps = Arrays.copyOf(timestamps, capacity);
        positions = Arrays.copyOf(positions, capacity);
    }
}
