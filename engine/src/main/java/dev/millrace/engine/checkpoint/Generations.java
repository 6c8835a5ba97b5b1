// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.checkpoint;

import java.util.Arrays;

/**
 * Which run may write. A run begins by putting a {@link Claim} into the first free number of the
 * history, and that number is its generation. It puts each manifest into the number after its last
 * entry. The number after the last entry of an older run is taken by a claim, which is kept, so an
 * older run never succeeds again, however long it slept.
 *
 * <p>The idea of fencing by a log in which each entry is written once is that of virtual consensus:
 * Balakrishnan et al., "Tango: Distributed Data Structures over a Shared Log", SOSP 2013.
 */
public final class Generations {

    /** What came of putting an entry into a number. */
    public enum Outcome {
        /** It is there. */
        PUT,
        /** Somebody else's is there: for a claim, try the next number; for a manifest, the end. */
        TAKEN
    }

    private Generations() {}

    /** The number that a new run tries to claim: its generation if it succeeds. */
    public static long next(HistoryView history) {
        return history.last() + 1;
    }

    /**
     * Decides from a store's answer. A store may say no to a put that it has done, when its first
     * answer was lost; the bytes tell, since each entry has something that no other run has.
     *
     * @param put what the store answered
     * @param wanted the bytes that were to be put
     * @param found the bytes that are there
     */
    public static Outcome decide(boolean put, byte[] wanted, byte[] found) {
        return put || Arrays.equals(wanted, found) ? Outcome.PUT : Outcome.TAKEN;
    }
}
