// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

/**
 * Removes expired state of keys that get no more records: looks through all rows now and then, a
 * few at a time. Owned by the subtask's thread.
 */
public final class ExpiryRounds {
    /**
     * Expired state of keys without records is gone at most this long after it expired, beside the
     * time of a round. Seldom enough that a look at ten million rows is little work.
     */
    static final long ROUND_MS = 60_000;

    /** Places of rows looked at in one call: microseconds, so that records do not wait. */
    private static final int PLACES_PER_CALL = 256;

    private final KeyedRows rows;
    private long nextRoundMs;

    public ExpiryRounds(KeyedRows rows, long nowMs) {
        this.rows = rows;
        this.nextRoundMs = nowMs + ROUND_MS;
    }

    /** Goes on with a round, or begins one when it is time; whether a round is running. */
    public boolean goOn(long nowMs) {
        if (nowMs < nextRoundMs || !rows.expires()) {
            return false;
        }
        rows.leaveKey();
        boolean running = rows.cleanUp(PLACES_PER_CALL);
        if (!running) {
            nextRoundMs = nowMs + ROUND_MS;
        }
        return running;
    }
}
