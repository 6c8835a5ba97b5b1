// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.api.time.Millis;
import dev.millrace.api.window.AccumulationMode;
import dev.millrace.engine.exchange.Room;
import dev.millrace.engine.inspect.Pending;
import dev.millrace.engine.inspect.ReadableState;
import dev.millrace.engine.operator.LateTally;
import dev.millrace.engine.snapshot.SnapshotPart;
import dev.millrace.engine.state.RowTable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sessions in event time with a fixed gap and an aggregate. A record is added to the session it
 * touches, which grows in place; a record between two sessions makes them one.
 *
 * <p>For one thread.
 */
final class SessionWindows extends Windows {
    private final long gapMs;
    private final long latenessMs;
    private final boolean discards;
    private final SessionAggregate aggregate;
    private final SessionTable sessions = new SessionTable();
    private final LateArrivals late;
    private final FunctionLife function;
    private long watermark = Long.MIN_VALUE;

    SessionWindows(
            SessionSetting setting,
            WindowResults results,
            LateArrivals late,
            FunctionLife function) {
        super(results);
        this.gapMs = setting.gapMs();
        this.latenessMs = setting.latenessMs();
        this.discards = setting.accumulation() == AccumulationMode.DISCARDING;
        this.aggregate = setting.aggregate();
        this.late = late;
        this.function = function;
    }

    @Override
    List<SnapshotPart> parts() {
        List<SnapshotPart> parts = new ArrayList<>(function.state().parts());
        parts.add(sessions.part(aggregate));
        parts.addAll(results.parts());
        return parts;
    }

    @Override
    void restoreWatermark(long to) {
        watermark = to;
        results.restoreWatermark(to);
    }

    @Override
    void open() throws Exception {
        function.open();
        results.open();
    }

    @Override
    void record(Object key, int hash, Object value, long timestamp) throws Exception {
        long start = SliceGrid.required(timestamp);
        long end = Millis.plus(start, gapMs);
        int row = sessions.find(key, hash);
        Session session = sessions.first(row);
        while (session != null && !session.touches(start, end)) {
            session = session.next;
        }
        if (session == null) {
            begin(key, hash, value, start, end);
            return;
        }
        sessions.beforeUpdate(row);
        aggregate.add(session, value);
        session.cover(start, end);
        if (session.touchesNext()) {
            mergeFollowing(session);
        }
        settle(row, key, hash, session, value, start);
    }

    @Override
    long expect(int[] hashes, int count) {
        return sessions.expect(hashes, count);
    }

    private void begin(Object key, int hash, Object value, long start, long end) throws Exception {
        Session session = new Session(start, end);
        if (dropTime(session) <= watermark) {
            late.drop(value, start, watermark, dropTime(session));
            return;
        }
        aggregate.add(session, value);
        settle(sessions.add(key, hash, session, start), key, hash, session, value, start);
    }

    private void mergeFollowing(Session session) {
        try {
            Session next = session.next;
            while (next != null && session.touchesNext()) {
                aggregate.merge(session, next);
                session.cover(next);
                next = session.next;
            }
        } catch (Exception e) {
            throw results.fatal(e, "to merge sessions");
        }
    }

    /** A session has a new record: it waits for its end, or fires at once if that is past. */
    private void settle(
            int row, Object key, int hash, Session session, Object value, long timestamp) {
        if (session.lastTimestamp() > watermark) {
            session.reopen();
            sessions.schedule(row, key, hash, session.lastTimestamp());
        } else {
            late.accept(value, timestamp, watermark, session.lastTimestamp());
            fire(key, hash, session);
            sessions.schedule(row, key, hash, dropTime(session));
        }
    }

    private void fire(Object key, int hash, Session session) {
        Firing firing =
                new Firing(
                        session.window(),
                        session.nextPane(dropTime(session) <= watermark),
                        watermark);
        Object result;
        try {
            result = aggregate.result(session);
        } catch (Throwable t) {
            results.failed(t, key, firing.window());
            return;
        }
        results.emit(key, hash, firing, result);
        if (discards) {
            aggregate.clear(session);
        }
    }

    private long dropTime(Session session) {
        return Millis.plus(session.lastTimestamp(), latenessMs);
    }

    @Override
    boolean advance(long to, Room room) {
        watermark = to;
        while (!room.isFull() && sessions.poll(to)) {
            onTimer(sessions.key(), sessions.hash(), sessions.time());
        }
        if (sessions.isDue(to)) {
            return false;
        }
        results.advance(to);
        return true;
    }

    /** Fires and drops what is due, one session in most cases, and looks what is due next. */
    private void onTimer(Object key, int hash, long time) {
        int row = sessions.find(key, hash);
        if (row != RowTable.NO_ROW) {
            sessions.beforeUpdate(row);
        }
        long next = Long.MAX_VALUE;
        boolean isEmpty = true;
        Session before = null;
        for (Session session = sessions.first(row); session != null; session = session.next) {
            if (!session.hasFired() && session.lastTimestamp() <= time) {
                fire(key, hash, session);
            }
            long due = session.hasFired() ? dropTime(session) : session.lastTimestamp();
            if (due <= time) {
                sessions.remove(row, before, session);
            } else {
                next = Math.min(next, due);
                before = session;
                isEmpty = false;
            }
        }
        if (!isEmpty) {
            sessions.schedule(row, key, hash, next);
        }
    }

    @Override
    LateTally late() {
        return late.tally();
    }

    @Override
    List<ReadableState> states() {
        return List.of(sessions.states());
    }

    @Override
    @Nullable Pending pending() {
        return sessions.pending();
    }

    @Override
    void close() throws Exception {
        results.close();
        function.close();
    }
}
