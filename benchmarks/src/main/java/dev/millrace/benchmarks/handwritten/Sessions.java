// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.handwritten;

import dev.millrace.benchmarks.events.Bid;
import dev.millrace.benchmarks.events.Event;
import dev.millrace.benchmarks.query.Rows;
import java.util.ArrayList;
import java.util.List;
import org.agrona.collections.Long2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/**
 * q11: the sessions of a bidder as a short linked list, and buckets by the end that a session had
 * when it was last looked at; one that has grown since goes into a later bucket. A session may be
 * closed some milliseconds late, which no bid can tell: none that touches it comes any more.
 */
final class Sessions extends Program {
    private static final long GAP_MS = 10_000;
    private static final long BUCKET_MS = 64;

    private final Long2ObjectHashMap<Session> sessions = new Long2ObjectHashMap<>();
    private final Long2ObjectHashMap<List<Session>> byEnd = new Long2ObjectHashMap<>();
    private long nextBucket = Long.MAX_VALUE;

    private static final class Session {
        final long bidder;
        long startMs;
        long endMs;
        long count;
        boolean gone;
        @Nullable Session next;

        Session(long bidder, long startMs) {
            this.bidder = bidder;
            this.startMs = startMs;
            this.endMs = startMs + GAP_MS;
        }

        boolean overlaps(long timestampMs) {
            return timestampMs < endMs && timestampMs + GAP_MS > startMs;
        }

        void cover(long fromMs, long toMs, long bids) {
            startMs = Math.min(startMs, fromMs);
            endMs = Math.max(endMs, toMs);
            count += bids;
        }
    }

    @Override
    void read(Event event, long timestampMs, Router router) {
        if (event instanceof Bid bid) {
            router.route(bid.bidder(), timestampMs, event);
        }
    }

    @Override
    void keyed(long key, long timestampMs, Event event) {
        @Nullable Session first = sessions.get(key);
        if (first != null && first.next == null && first.overlaps(timestampMs)) {
            first.cover(timestampMs, timestampMs + GAP_MS, 1);
            return;
        }
        join(key, timestampMs, first);
    }

    /** Makes one session of a bid and of all sessions that it touches; the others stay. */
    private void join(long key, long timestampMs, @Nullable Session first) {
        Session joined = new Session(key, timestampMs);
        joined.count = 1;
        @Nullable Session kept = null;
        for (@Nullable Session session = first; session != null; ) {
            @Nullable Session next = session.next;
            if (session.overlaps(timestampMs)) {
                joined.cover(session.startMs, session.endMs, session.count);
                session.gone = true;
            } else {
                session.next = kept;
                kept = session;
            }
            session = next;
        }
        joined.next = kept;
        sessions.put(key, joined);
        lookAtItsEnd(joined);
    }

    private void lookAtItsEnd(Session session) {
        long bucket = session.endMs / BUCKET_MS;
        byEnd.computeIfAbsent(bucket, unused -> new ArrayList<>()).add(session);
        nextBucket = Math.min(nextBucket, bucket);
    }

    @Override
    void keyedWatermark(long watermarkMs) {
        while (!byEnd.isEmpty() && (nextBucket + 1) * BUCKET_MS - 2 <= watermarkMs) {
            @Nullable List<Session> ended = byEnd.remove(nextBucket);
            nextBucket++;
            if (ended != null) {
                closeThoseAt(watermarkMs, ended);
            }
        }
    }

    private void closeThoseAt(long watermarkMs, List<Session> ended) {
        for (Session session : ended) {
            if (session.gone) {
                continue;
            }
            if (session.endMs - 1 > watermarkMs) {
                lookAtItsEnd(session);
            } else {
                close(session);
            }
        }
    }

    private void close(Session session) {
        rows.add(Rows.of(session.bidder, session.startMs, session.endMs, session.count));
        session.gone = true;
        @Nullable Session kept = null;
        for (@Nullable Session other = sessions.get(session.bidder); other != null; ) {
            @Nullable Session next = other.next;
            if (other != session) {
                other.next = kept;
                kept = other;
            }
            other = next;
        }
        if (kept == null) {
            sessions.remove(session.bidder);
        } else {
            sessions.put(session.bidder, kept);
        }
    }
}
