// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import dev.millrace.engine.snapshot.Change;
import dev.millrace.engine.snapshot.Column;
import dev.millrace.engine.snapshot.ColumnKind;
import dev.millrace.engine.snapshot.EntryCursor;
import dev.millrace.engine.snapshot.EntryWriter;
import dev.millrace.engine.snapshot.PartKind;
import dev.millrace.engine.snapshot.PartSchema;
import dev.millrace.engine.snapshot.SnapshotPart;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A queue of timers as a part of a snapshot: an entry for each, whose namespace is its time, or a
 * {@link WindowTime}, and whose value says where it comes among those of its time.
 */
final class TimerPart implements SnapshotPart {
    static final int ORDER = 0;

    private static final List<Column> COLUMNS =
            List.of(new Column("order", ColumnKind.INTERNAL, false));

    private final String name;
    private final TimerQueue queue;
    private @Nullable TimerMarks marks;

    /** While restored: the places that the timers had. */
    private long[] order = new long[0];

    TimerPart(String name, TimerQueue queue) {
        this.name = name;
        this.queue = queue;
    }

    @Override
    public PartSchema schema() {
        return new PartSchema(name, PartKind.KEYED, COLUMNS);
    }

    @Override
    public void freeze(EntryWriter out, boolean base) {
        if (marks == null) {
            if (!base) {
                throw new IllegalStateException("the first freeze has to be a base");
            }
            marks = new TimerMarks(queue);
            queue.track(marks);
            order = new long[0];
        }
        marks.freeze(out, base);
    }

    @Override
    public boolean writeOn(int mostEntries) {
        return Objects.requireNonNull(marks, "frozen").writeOn(mostEntries);
    }

    @Override
    public void thaw() {
        if (marks != null && !marks.thaw()) {
            marks = null;
            queue.track(null);
        }
    }

    @Override
    public void restore(EntryCursor entries) {
        while (entries.next()) {
            Object key = Objects.requireNonNull(entries.key(), "the key of a timer");
            Object namespace = entries.namespace();
            if (namespace instanceof WindowTime place) {
                restore(entries, key, place.time(), place.window());
            } else {
                restore(entries, key, numberOf(namespace), null);
            }
        }
        queue.sort(order);
    }

    private void restore(EntryCursor entry, Object key, long time, @Nullable Object namespace) {
        if (entry.change() == Change.DELETE) {
            queue.delete(time, key, entry.keyHash(), namespace);
            return;
        }
        queue.register(time, key, entry.keyHash(), namespace);
        int timer = queue.find(time, key, entry.keyHash(), namespace);
        if (timer >= order.length) {
            order = Arrays.copyOf(order, Math.max(queue.capacity(), timer + 1));
        }
        order[timer] = numberOf(entry.value(ORDER));
    }

    private long numberOf(@Nullable Object value) {
        if (value instanceof Number number) {
            return number.longValue();
        }
        throw new IllegalStateException(
                "part '" + name + "' of the snapshot has " + value + " where a number is due");
    }
}
