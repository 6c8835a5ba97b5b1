// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import dev.millrace.engine.snapshot.Change;
import dev.millrace.engine.snapshot.EntryWriter;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which timers have come and gone since the last freeze, and which of the frozen ones are to be
 * written yet. A timer never changes, so one is written early only if it goes. As in {@link
 * RowMarks}, one that goes and comes back is not among those that are gone.
 *
 * <p>The place of a timer among those of its time is a number in its entry: numbers rise in the
 * order of registration. They are kept only here, so a queue without checkpoints has none.
 *
 * <p>For one thread.
 */
final class TimerMarks {
    private final TimerQueue queue;
    private final EntryOut out = new EntryOut();
    private ChangeMarks marks;
    private long[] order;
    private long nextOrder;

    private Set<TimerName> removed = new LinkedHashSet<>();
    private @Nullable Iterator<TimerName> gone;
    private boolean written = true;

    TimerMarks(TimerQueue queue) {
        this.queue = queue;
        int capacity = queue.capacity();
        this.marks = new ChangeMarks(capacity);
        this.order = new long[capacity];
        queue.forEachInOrder(timer -> order[timer] = nextOrder++);
    }

    void added(int timer) {
        if (timer >= order.length) {
            order = Arrays.copyOf(order, order.length * 2);
            marks.grow(order.length);
        }
        order[timer] = nextOrder++;
        marks.insert(timer, removed.isEmpty() || !removed.remove(queue.nameOf(timer)));
    }

    void beforeRemoval(int timer) {
        if (marks.isPending(timer)) {
            write(timer);
        }
        if (marks.remove(timer)) {
            removed.add(queue.nameOf(timer));
        }
    }

    private void write(int timer) {
        marks.settle(timer);
        long place = order[timer];
        TimerName name = queue.nameOf(timer);
        out.write(to -> put(to, name, place));
    }

    private static void put(EntryWriter to, TimerName name, long place) {
        name.begin(to, Change.PUT);
        to.value(TimerPart.ORDER, place);
        to.end();
    }

    private static void delete(EntryWriter to, TimerName name) {
        name.begin(to, Change.DELETE);
        to.end();
    }

    void freeze(EntryWriter to, boolean base) {
        out.freeze(to, base);
        marks.freeze(base);
        gone = base ? null : removed.iterator();
        removed = new LinkedHashSet<>();
        written = false;
    }

    boolean writeOn(int most) {
        int left = most;
        while (gone != null && left > 0) {
            if (gone.hasNext()) {
                TimerName name = gone.next();
                out.write(to -> delete(to, name));
                left--;
            } else {
                gone = null;
            }
        }
        while (left > 0 && !written) {
            int timer = marks.nextPending();
            if (timer == ChangeMarks.NONE) {
                written = true;
            } else if (queue.isUsed(timer)) {
                write(timer);
                left--;
            } else {
                marks.settle(timer);
            }
        }
        out.check();
        return written;
    }

    /** Lets go of the writer; whether everything had been written. */
    boolean thaw() {
        out.thaw();
        return written;
    }
}
