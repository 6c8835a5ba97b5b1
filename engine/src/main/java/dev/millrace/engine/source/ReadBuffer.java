// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.source;

import dev.millrace.api.connector.ReaderOutput;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What one poll of a reader gave: records and marks in order. One class for all sources, so that a
 * reader's call into it is always inlined; the chain is fed from here afterwards and may stop in
 * the middle.
 *
 * <p>Owned by the reader's subtask.
 */
final class ReadBuffer implements ReaderOutput<Object> {
    /** Records of a poll. */
    static final int RECORDS = SourceTime.PERIOD;

    /** Rests of a poll are looked up here, so marks need room beside the records. */
    private static final int FIRST_CAPACITY = RECORDS + 16;

    private Object[] values = new Object[FIRST_CAPACITY];
    private long[] timestamps = new long[FIRST_CAPACITY];
    private long[] positions = new long[FIRST_CAPACITY];
    private int size;
    private int next;

    @Override
    public void split(String splitId) {
        add(new ReadMark.Split(splitId), NO_TIMESTAMP, 0);
    }

    @Override
    public void collect(Object value, long timestamp, long position) {
        add(value, timestamp, position);
    }

    @Override
    public void reject(@Nullable Object payload, long position, Exception cause) {
        add(new ReadMark.Rejected(payload, cause), NO_TIMESTAMP, position);
    }

    @Override
    public void caughtUp() {
        add(new ReadMark.CaughtUp(), NO_TIMESTAMP, 0);
    }

    @Override
    public void splitFinished() {
        add(new ReadMark.Finished(), NO_TIMESTAMP, 0);
    }

    Object[] values() {
        return values;
    }

    long[] timestamps() {
        return timestamps;
    }

    long position(int i) {
        return positions[i];
    }

    int size() {
        return size;
    }

    int next() {
        return next;
    }

    /** Everything before {@code next} has been fed to the chain. */
    void fedTo(int next) {
        this.next = next;
    }

    boolean isFed() {
        return next == size;
    }

    /**
     * Forgets what was fed. The array of records is a new one each time: one that grew old would
     * cost a slow write barrier per record, see {@link dev.millrace.engine.exchange.Batch}.
     */
    void clear() {
        values = new Object[values.length];
        size = 0;
        next = 0;
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
