// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.api.time.TimeDomain;
import dev.millrace.engine.inspect.Pending;
import dev.millrace.engine.inspect.ReadableState;
import dev.millrace.engine.snapshot.SnapshotPart;
import dev.millrace.engine.state.FrozenTables;
import dev.millrace.engine.state.RowTable;
import dev.millrace.engine.state.TimerQueue;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of each key, in the order of their times, and one timer per key. A session that
 * grows does not move the timer: it is moved when it has turned out to be too early, so a record of
 * a session at hand costs no timer. A timer that was overtaken by an earlier one stays in the queue
 * and is passed over; the row says which counts.
 *
 * <p>Row numbers are valid until a row is added or removed. For one thread.
 */
final class SessionTable {
    static final int SESSIONS = 0;
    static final int TIMER = 1;

    private final RowTable rows = RowTable.ofObject(0);
    private final TimerQueue timers = new TimerQueue();

    private final FrozenTables frozen = new FrozenTables();

    SessionTable() {
        rows.addSlot(false);
        frozen.add(rows, new SessionForm());
    }

    /** What is written of the sessions in a snapshot. */
    SnapshotPart part(SessionAggregate aggregate) {
        return new SessionsPart(this, aggregate, frozen);
    }

    /** Takes over the sessions of a key from a snapshot, in place of what it has. */
    void restore(Object key, int hash, @Nullable Session first, long timer) {
        int row = rows.find(key, hash);
        if (row != RowTable.NO_ROW) {
            rows.remove(row);
        }
        if (first != null) {
            row = rows.findOrInsert(key, hash);
            rows.setRef(row, SESSIONS, first);
            schedule(row, key, hash, timer);
        }
    }

    /** A session of a row is about to be changed. */
    void beforeUpdate(int row) {
        rows.beforeUpdate(row);
    }

    int find(Object key, int hash) {
        return rows.find(key, hash);
    }

    /** Brings the rows of the next keys near. */
    long expect(int[] hashes, int count) {
        return rows.expect(hashes, count);
    }

    /** The first session of a key; null if it has none. */
    @Nullable Session first(int row) {
        return row == RowTable.NO_ROW ? null : (Session) rows.refAt(row, SESSIONS);
    }

    /** Adds a session, which touches none of its key, and returns the key's row. */
    int add(Object key, int hash, Session added, long firstTimestamp) {
        int row = rows.findOrInsert(key, hash);
        rows.beforeUpdate(row);
        Session before = null;
        Session after = first(row);
        while (after != null && after.isBefore(firstTimestamp)) {
            before = after;
            after = after.next;
        }
        added.next = after;
        if (before == null) {
            rows.setRef(row, SESSIONS, added);
        } else {
            before.next = added;
        }
        return row;
    }

    /** Takes a session out whose predecessor is {@code before}, null for the first. */
    void remove(int row, @Nullable Session before, Session removed) {
        if (before != null) {
            rows.beforeUpdate(row);
            before.next = removed.next;
        } else if (removed.next != null) {
            rows.setRef(row, SESSIONS, removed.next);
        } else {
            rows.remove(row);
        }
    }

    /** Something is due for the key of a row: moves its timer if that is earlier. */
    void schedule(int row, Object key, int hash, long time) {
        if (!rows.isPresent(row, TIMER) || time < rows.longAt(row, TIMER)) {
            rows.setLong(row, TIMER, time);
            timers.register(time, key, hash, null);
        }
    }

    /** Goes to the next timer; whether there is one. */
    boolean poll(long upTo) {
        while (timers.poll(upTo)) {
            int row = rows.find(timers.key(), timers.hash());
            if (row != RowTable.NO_ROW && isTimer(row, timers.time())) {
                rows.clear(row, TIMER);
                return true;
            }
        }
        return false;
    }

    private boolean isTimer(int row, long time) {
        return rows.isPresent(row, TIMER) && rows.longAt(row, TIMER) == time;
    }

    boolean isDue(long upTo) {
        return timers.size() > 0 && timers.peekTime() <= upTo;
    }

    ReadableState states() {
        return new SessionStates(rows);
    }

    /** The timer that is next; one that was overtaken may still be among them. */
    @Nullable Pending pending() {
        Object key = timers.peekKey();
        return key == null
                ? null
                : new Pending(null, key, TimeDomain.EVENT_TIME, timers.peekTime());
    }

    /** The key of the timer polled. */
    Object key() {
        return timers.key();
    }

    int hash() {
        return timers.hash();
    }

    long time() {
        return timers.time();
    }
}
