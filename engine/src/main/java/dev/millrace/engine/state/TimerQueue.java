// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import dev.millrace.engine.key.KeyHash;
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
        return true;
    }

    /**
     * Takes a timer back.
     *
     * @return whether there was such a timer
     */
    public boolean delete(long time, Object key, int hash, @Nullable Object namespace) {
        int list = times.find(time);
        int timer =
                list == TimeHeap.NONE ? TimerTable.NONE : timers.find(list, key, hash, namespace);
        if (timer == TimerTable.NONE) {
            return false;
        }
        remove(list, timer);
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

    private void remove(int list, int timer) {
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
}
