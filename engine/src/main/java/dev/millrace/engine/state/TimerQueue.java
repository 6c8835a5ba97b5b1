// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import dev.millrace.engine.key.KeyHash;
import dev.millrace.engine.snapshot.SnapshotPart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The timers of one subtask in one time domain. A timer is a time, a key and, for windows, a
 * namespace; registering it again changes nothing. Timers come out in the order of their times, and
 * those of one time in the order in which they were registered.
 *
 * <p>The timers of one time form a list, and the times a heap: the idea of a timing wheel (Varghese
 * and Lauck, 1987), with a heap for the wheel because event time has neither a tick nor a range.
 * Registering and deleting cost O(1) when there are timers of that time already, as mostly there
 * are (the end of an hour for a million keys); the first timer of one of t different times costs
 * O(log t). Taking out the next is O(1) while its time has more. A timer takes 30 to 60 bytes and
 * each different time 45 to 90 more, as the arrays are more or less full; keys that are Longs are
 * kept unboxed.
 *
 * <p>For one thread.
 *
 * <pre>{@code
 * timers.register(endOfHour, key, hash, null);
 * while (timers.poll(watermark)) {
 *     rows.setCurrentKey(timers.key(), timers.hash());
 *     fire(timers.time());
 * }
 * }</pre>
 */
public final class TimerQueue {

    private final TimerTable timers = new TimerTable();
    private final TimeHeap times = new TimeHeap();

    /** Told of what comes and goes; null while no snapshot is taken. */
    private @Nullable TimerMarks marks;

    // The timer that was polled last.
    private long time;
    private @Nullable Object key;
    private int hash;
    private @Nullable Object namespace;

    /**
     * Adds a timer.
     *
     * @param hash the key's hash of {@link KeyHash}
     * @param namespace what tells timers of one key and time apart, by equals; null for none
     * @return whether it was new
     */
    public boolean register(long time, Object key, int hash, @Nullable Object namespace) {
        int list = times.listOf(time);
        if (timers.find(list, key, hash, namespace) != TimerTable.NONE) {
            return false;
        }
        int last = times.last(list);
        int timer = timers.add(list, key, hash, namespace);
        if (last == TimerTable.NONE) {
            times.setFirst(list, timer);
        } else {
            timers.link(last, timer);
        }
        times.setLast(list, timer);
        if (marks != null) {
            marks.added(timer);
        }
        return true;
    }

    /**
     * Takes a timer back.
     *
     * @return whether there was such a timer
     */
    public boolean delete(long time, Object key, int hash, @Nullable Object namespace) {
        int timer = find(time, key, hash, namespace);
        if (timer == TimerTable.NONE) {
            return false;
        }
        remove(timers.listOf(timer), timer);
        return true;
    }

    /** Returns the time of the next timer, or {@link Long#MAX_VALUE} if there is none. */
    public long peekTime() {
        return times.isEmpty() ? Long.MAX_VALUE : times.firstTime();
    }

    /**
     * Takes out the next timer if its time is {@code upTo} or before. Timers that are registered
     * between two polls come out in their order too.
     *
     * @return whether there was one; {@link #time}, {@link #key}, {@link #hash} and {@link
     *     #namespace} tell which
     */
    public boolean poll(long upTo) {
        if (times.isEmpty() || times.firstTime() > upTo) {
            return false;
        }
        int list = times.firstList();
        int timer = times.first(list);
        time = times.firstTime();
        key = timers.keyAt(timer);
        hash = timers.hashAt(timer);
        namespace = timers.namespaceAt(timer);
        remove(list, timer);
        return true;
    }

    /** Returns the key of the next timer, or null if there is none. */
    public @Nullable Object peekKey() {
        return times.isEmpty() ? null : timers.keyAt(times.first(times.firstList()));
    }

    /** Returns the namespace of the next timer, or null if there is none or it has none. */
    public @Nullable Object peekNamespace() {
        return times.isEmpty() ? null : timers.namespaceAt(times.first(times.firstList()));
    }

    private void remove(int list, int timer) {
        if (marks != null) {
            marks.beforeRemoval(timer);
        }
        int previous = timers.previous(timer);
        int next = timers.next(timer);
        timers.remove(timer);
        if (previous == TimerTable.NONE) {
            times.setFirst(list, next);
        }
        if (next == TimerTable.NONE) {
            times.setLast(list, previous);
        }
        if (times.first(list) == TimerTable.NONE) {
            times.retire(list);
        }
    }

    /** Returns the time of the timer that was polled last. */
    public long time() {
        return time;
    }

    /**
     * Returns the key of the timer that was polled last.
     *
     * @throws IllegalStateException if none was
     */
    public Object key() {
        if (key == null) {
            throw new IllegalStateException("no timer has been polled");
        }
        return key;
    }

    /** Returns the key's hash of the timer that was polled last. */
    public int hash() {
        return hash;
    }

    /** Returns the namespace of the timer that was polled last, or null if it has none. */
    public @Nullable Object namespace() {
        return namespace;
    }

    /** Returns the number of timers. */
    public int size() {
        return timers.size();
    }

    /**
     * Returns about how much memory the timers take, in bytes, without the objects they refer to.
     */
    public long sizeBytes() {
        return timers.sizeBytes() + times.sizeBytes();
    }

    // Snapshots.

    /** Returns what is written of the timers in a snapshot, under a name unique in the operator. */
    public SnapshotPart part(String name) {
        return new TimerPart(name, this);
    }

    /** Lets {@code newMarks} be told of what comes and goes from now on; null for nobody. */
    void track(@Nullable TimerMarks newMarks) {
        marks = newMarks;
    }

    /** Returns the number of a timer, which it has until it goes; -1 if there is none. */
    int find(long timerTime, Object timerKey, int timerHash, @Nullable Object timerNamespace) {
        int list = times.find(timerTime);
        return list == TimeHeap.NONE
                ? TimerTable.NONE
                : timers.find(list, timerKey, timerHash, timerNamespace);
    }

    /** Returns more than any timer's number. */
    int capacity() {
        return timers.capacity();
    }

    boolean isUsed(int timer) {
        return timers.isUsed(timer);
    }

    Object keyOf(int timer) {
        return timers.keyAt(timer);
    }

    int hashOf(int timer) {
        return timers.hashAt(timer);
    }

    long timeOf(int timer) {
        return times.timeOf(timers.listOf(timer));
    }

    @Nullable Object namespaceOf(int timer) {
        return timers.namespaceAt(timer);
    }

    TimerName nameOf(int timer) {
        return new TimerName(
                times.timeOf(timers.listOf(timer)),
                timers.keyAt(timer),
                timers.hashAt(timer),
                timers.namespaceAt(timer));
    }

    /** Visits all timers, those of one time in their order. */
    void forEachInOrder(IntConsumer visitor) {
        for (int place = 0; place < times.size(); place++) {
            int timer = times.first(times.listAt(place));
            for (; timer != TimerTable.NONE; timer = timers.next(timer)) {
                visitor.accept(timer);
            }
        }
    }

    /** Puts the timers of each time in the order of numbers given for them. */
    void sort(long[] order) {
        for (int place = 0; place < times.size(); place++) {
            int list = times.listAt(place);
            if (times.first(list) == times.last(list)) {
                continue;
            }
            List<Integer> members = new ArrayList<>();
            for (int timer = times.first(list);
                    timer != TimerTable.NONE;
                    timer = timers.next(timer)) {
                members.add(timer);
            }
            members.sort(Comparator.comparingLong(timer -> order[timer]));
            chain(list, members);
        }
    }

    private void chain(int list, List<Integer> members) {
        int last = TimerTable.NONE;
        for (int timer : members) {
            timers.unlink(timer);
            if (last == TimerTable.NONE) {
                times.setFirst(list, timer);
            } else {
                timers.link(last, timer);
            }
            last = timer;
        }
        times.setLast(list, last);
    }
}
