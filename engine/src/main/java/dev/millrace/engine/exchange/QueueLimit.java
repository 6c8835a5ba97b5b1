// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.exchange;

/**
 * Decides how many records may wait in a channel: what its receiver works off in {@link #BOUND_NS}.
 * So a slow operator is seen upstream within that time, and a barrier never waits behind more. On
 * the way it tells how long a record waits, by Little's law ("A Proof for the Queuing Formula L =
 * λW", 1961): the records that wait by the rate at which they are worked off.
 *
 * <p>Owned by the receiver's thread.
 */
public final class QueueLimit {
    /**
     * Longest wait in a queue: short for an operator who watches, long for a thread's time slice.
     */
    public static final long BOUND_NS = 200_000_000L;

    /** Time between two decisions. */
    public static final long INTERVAL_NS = 50_000_000L;

    /** Fewest records that may wait, so that a receiver always has a next one at hand. */
    public static final int LEAST = 2;

    private static final int MOST = Channel.SLOTS * Batch.CAPACITY;

    private final Channel channel;
    private long lastTaken;
    private long lastNs;

    public QueueLimit(Channel channel, long nowNs) {
        this.channel = channel;
        this.lastNs = nowNs;
    }

    /** Looks at what was worked off since the last decision, if that is long enough ago. */
    public void adjust(long nowNs) {
        long elapsedNs = nowNs - lastNs;
        if (elapsedNs < INTERVAL_NS) {
            return;
        }
        long taken = channel.taken();
        long waiting = channel.waiting();
        channel.limit(decide(channel.limit(), waiting, taken - lastTaken, elapsedNs));
        channel.waitNs(waitNs(waiting, taken - lastTaken, elapsedNs));
        lastTaken = taken;
        lastNs = nowNs;
    }

    /** Nothing was taken for a while, which says nothing about the receiver's speed. */
    public void pause(long nowNs) {
        lastTaken = channel.taken();
        lastNs = nowNs;
    }

    /** How long the last of those that wait will have waited. */
    static long waitNs(long waiting, long workedOff, long elapsedNs) {
        return waiting == 0 ? 0 : (long) ((double) elapsedNs * waiting / Math.max(1, workedOff));
    }

    /** The new limit: doubled where nothing waits, else what the rate allows. */
    static int decide(int limit, long waiting, long workedOff, long elapsedNs) {
        if (waiting == 0) {
            return (int) Math.min(MOST, 2L * limit);
        }
        double perNs = (double) workedOff / elapsedNs;
        return (int) Math.max(LEAST, Math.min(MOST, perNs * BOUND_NS));
    }
}
