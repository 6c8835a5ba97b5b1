// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof.simulation;

/**
 * A savepoint that a process is asked for.
 *
 * @param afterMs how long after its start
 * @param then what follows once it is there
 */
record SavepointPlan(long afterMs, Then then) {
    /** What follows a savepoint. */
    enum Then {
        /** The job goes on. */
        GOES_ON,
        /** The job ends with it, and the next process goes on in the same directory. */
        STOPS,
        /** The job ends with it, and the next process begins from it, in a directory of its own. */
        MOVES
    }

    boolean stops() {
        return then != Then.GOES_ON;
    }
}
