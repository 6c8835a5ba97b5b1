// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.time;

/** What becomes of an input that is idle where several meet. */
public enum IdleRule {
    /**
     * Event time comes from readers, and operators on the way may hold results back while they are
     * idle: an open window, a timer. Nobody goes on without it; the idle readers are asked to
     * follow.
     */
    FOLLOWS,

    /** What sends here makes a time of its own, which no reader can follow: it is left behind. */
    LEFT_BEHIND
}
