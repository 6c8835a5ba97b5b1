// SPDX-License-Identifier: Apache-2.0
package dev.millrace.testkit;

import dev.millrace.api.connector.ReaderOutput;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands in one split of a {@link TestSource}, in order: records, watermarks behind them,
 * pauses, stretches without input. More can be added at its end while a job reads it. It is a log
 * outside of the job, so a job that is restored reads it again from the position it had. Safe for
 * any thread.
 *
 * @param <T> type of the records
 */
public final class TestSplit<T> {

    /** What stands at a place of the split. */
    sealed interface Entry<T> {}

    /** A record, and the watermark that follows it, if any. */
    static final class Line<T> implements Entry<T> {
        final T value;
        final long timestamp;

        /** Its place among the lines of all splits. */
        final int number;

        long watermark = Long.MIN_VALUE;
        boolean read;

        Line(T value, long timestamp, int number) {
            this.value = value;
            this.timestamp = timestamp;
            this.number = number;
        }
    }

    /** The split has been read to its end, as far as anybody knows. */
    record Idle<T>() implements Entry<T> {}

    /** Nothing for so long, though there is more to read. */
    record Pause<T>(long ns) implements Entry<T> {}

    record Unreadable<T>(Object payload, Exception cause) implements Entry<T> {}

    private final String id;

    /** Of all splits of the source; every access holds its lock. */
    private final List<Line<T>> lines;

    // Guarded by lines.
    private final List<Entry<T>> entries = new ArrayList<>();
    private @Nullable Line<T> last;
    private boolean ended;

    TestSplit(String id, List<Line<T>> lines) {
        this.id = id;
        this.lines = lines;
    }

    /** The split's name. */
    public String id() {
        return id;
    }

    /** Records without a time of their own. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final TestSplit<T> records(T... values) {
        return records(Arrays.asList(values));
    }

    /** Records without a time of their own. */
    public TestSplit<T> records(List<? extends T> values) {
        values.forEach(value -> record(value, ReaderOutput.NO_TIMESTAMP));
        return this;
    }

    /**
     * A record.
     *
     * @param timestamp its time in ms since the epoch
     */
    public TestSplit<T> record(T value, long timestamp) {
        synchronized (lines) {
            Line<T> line = new Line<>(value, timestamp, lines.size());
            add(line);
            lines.add(line);
            last = line;
            return this;
        }
    }

    /**
     * The watermark behind the last record, for a job that takes {@link TestSource#watermarks()}.
     *
     * @throws IllegalStateException if there is no record yet, or it has been read already
     */
    public TestSplit<T> watermark(long timestamp) {
        synchronized (lines) {
            Line<T> line = last;
            if (line == null || line.read) {
                throw new IllegalStateException(
                        "Watermark "
                                + timestamp
                                + " of split "
                                + id
                                + (line == null
                                        ? " has no record before it"
                                        : " comes after its record " + line.value + " was read")
                                + "; a watermark follows a record and is given with it");
            }
            line.watermark = timestamp;
            return this;
        }
    }

    /** Nothing more for now: from here until its next entry the split may count as idle. */
    public TestSplit<T> idle() {
        add(new Idle<>());
        return this;
    }

    /** Nothing for so long, though there is more to read: the split holds the watermark. */
    public TestSplit<T> pause(Duration length) {
        add(new Pause<>(length.toNanos()));
        return this;
    }

    /** Something that is no record, for the source's error policy. */
    public TestSplit<T> unreadable(Object payload, Exception cause) {
        add(new Unreadable<>(payload, cause));
        return this;
    }

    /** The split is complete; nothing can be added. */
    public TestSplit<T> end() {
        synchronized (lines) {
            ended = true;
            return this;
        }
    }

    private void add(Entry<T> entry) {
        synchronized (lines) {
            if (ended) {
                throw new IllegalStateException("Split " + id + " has ended, and gets no more");
            }
            entries.add(entry);
        }
    }

    /** What stands at {@code position}, null if there is nothing yet; a record counts as read. */
    @Nullable Entry<T> read(int position) {
        synchronized (lines) {
            Entry<T> entry = position < entries.size() ? entries.get(position) : null;
            if (entry instanceof Line<T> line) {
                line.read = true;
            }
            return entry;
        }
    }

    /** Whether nothing stands behind {@code position} yet, though something may. */
    boolean isLast(int position) {
        synchronized (lines) {
            return !ended && position == entries.size() - 1;
        }
    }

    /** Whether nothing will ever stand at {@code position}. */
    boolean isEndedAt(int position) {
        synchronized (lines) {
            return ended && position >= entries.size();
        }
    }

    /** Its records, in order. */
    List<T> values() {
        synchronized (lines) {
            List<T> values = new ArrayList<>();
            for (Entry<T> entry : entries) {
                if (entry instanceof Line<T> line) {
                    values.add(line.value);
                }
            }
            return values;
        }
    }
}
