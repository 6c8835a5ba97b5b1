// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

/**
 * Decides whether adding up by key pays before records are brought together by key, by trying: if a
 * stretch of records became too many {@link SlicePartial}s, the next ones are passed on as they
 * are, and then it is tried again. Jet always adds up first; with nearly as many keys as records
 * that is work for nothing.
 *
 * <p>For one thread.
 */
final class LocalGain {
    /**
     * A try is short, for it costs several times what passing costs if each record is a new key.
     */
    static final int LEAST_ADDED_UP = 1 << 12;

    /** Enough to meet the keys that return; what they are added up in still is in a near cache. */
    static final int MOST_ADDED_UP = 1 << 15;

    /** So many that the tries between them cost next to nothing. */
    static final int PASSED = 1 << 20;

    /** A partial costs about as much as two records that are passed, and adding up costs too. */
    private static final int RECORDS_PER_PARTIAL = 3;

    /** Keys that come for the first time in any stretch, and say little about longer ones. */
    private static final int FIRST_KEYS = 1_700;

    private int stretch = LEAST_ADDED_UP;
    private boolean passing;
    private long sentBefore;

    /**
     * A stretch of records is over.
     *
     * @param sent how many partials were sent in all
     * @return how many records the next stretch has
     */
    int next(long sent) {
        long partials = sent - sentBefore;
        sentBefore = sent;
        if (passing) {
            passing = false;
            stretch = LEAST_ADDED_UP;
        } else if (partials > stretch / RECORDS_PER_PARTIAL + FIRST_KEYS) {
            passing = true;
            stretch = PASSED;
        } else {
            stretch = Math.min(2 * stretch, MOST_ADDED_UP);
        }
        return stretch;
    }

    /** Whether records are passed on now rather than added up. */
    boolean isPassing() {
        return passing;
    }
}
