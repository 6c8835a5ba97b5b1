// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.api.window.PaneInfo;
import dev.millrace.api.window.TimeWindow;
import org.jspecify.annotations.Nullable;

/**
 * A session of a key: its times, its accumulator, and the next session of the key. The object lives
 * as long as the session; numbers that change in it cost no write barrier.
 */
final class Session {
    private static final long ON_TIME_FIRED = 1;
    private static final int COUNT_SHIFT = 1;

    private long start;
    private long end;

    /** How many panes have fired, and in the lowest bit whether one was on time. */
    private long fired;

    // The accumulator: one of the two, if there is any.
    boolean hasContent;
    long sum;
    @Nullable Object object;

    /** The session of this key that follows in time. */
    @Nullable Session next;

    Session(long start, long end) {
        this.start = start;
        this.end = end;
    }

    /** The session as it is written, without those that follow. */
    SavedSession saved() {
        Object accumulator = object == null ? (Object) sum : object;
        return new SavedSession(start, end, fired, hasContent ? accumulator : null);
    }

    /** A session that was written. */
    static Session of(SavedSession saved, SessionAggregate aggregate) {
        Session session = new Session(saved.start(), saved.end());
        session.fired = saved.fired();
        Object accumulator = saved.accumulator();
        session.hasContent = accumulator != null;
        if (accumulator != null) {
            aggregate.restore(session, accumulator);
        }
        return session;
    }

    /** Whether a span of time overlaps or touches this session. */
    boolean touches(long from, long to) {
        return from <= end && to >= start;
    }

    boolean isBefore(long from) {
        return end < from;
    }

    void cover(long from, long to) {
        start = Math.min(start, from);
        end = Math.max(end, to);
    }

    /** Takes the times of another session, which disappears. */
    void cover(Session other) {
        cover(other.start, other.end);
        fired = Math.max(fired, other.fired);
        next = other.next;
    }

    /** Whether the following session has to be merged with this one. */
    boolean touchesNext() {
        return next != null && next.start <= end;
    }

    long lastTimestamp() {
        return end == Long.MAX_VALUE ? end : end - 1;
    }

    /** The accumulator, boxed if need be, or null if there is none. */
    @Nullable Object content() {
        return object != null || !hasContent ? object : (Object) sum;
    }

    TimeWindow window() {
        return new TimeWindow(start, end);
    }

    boolean hasFired() {
        return (fired & ON_TIME_FIRED) != 0;
    }

    /** The session's end lies ahead: it fires on time, once more if it did before. */
    void reopen() {
        fired &= ~ON_TIME_FIRED;
    }

    /** Counts a firing, and says which it is. */
    PaneInfo nextPane(boolean isLast) {
        long index = fired >>> COUNT_SHIFT;
        PaneInfo.Timing timing = hasFired() ? PaneInfo.Timing.LATE : PaneInfo.Timing.ON_TIME;
        fired = (index + 1) << COUNT_SHIFT | ON_TIME_FIRED;
        return new PaneInfo(timing, index, index == 0, isLast);
    }
}
