// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.time;

/** What becomes of an input that is idle where several meet. */
public enum IdleRule {
    /**
     * What sends here is a source's reader. It holds nothing back, so the others go on without it;
     * if all are idle, time follows it as it follows the time it is asked to come to.
     */
    READER,

    /**
     * What sends here works on other inputs in turn, and may hold results back while it is idle: an
     * open window, a timer. Nobody goes on without it; the readers behind it are asked to follow.
     */
    WAITED_FOR,

    /** What sends here makes a time of its own, which no reader can follow: it is left behind. */
    LEFT_BEHIND
}
