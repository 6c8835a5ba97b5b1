// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.stream;

/**
 * How far after a left record its right partners may lie, in ms; both bounds are included and may
 * be negative. Arithmetic stops at the ends of time instead of overflowing.
 */
record Interval(long lowerMs, long upperMs) {

    /** Whether a right record at {@code right} is a partner of a left one at {@code left}. */
    boolean pairs(long left, long right) {
        return right >= plus(left, lowerMs) && right <= plus(left, upperMs);
    }

    /** How long after its own time a left record can still find a partner. */
    long keepLeftMs() {
        return Math.max(upperMs, 0);
    }

    /** How long after its own time a right record can still find a partner. */
    long keepRightMs() {
        return Math.max(-lowerMs, 0);
    }

    /** {@code time + ms}, or the end of time it would run over. */
    static long plus(long time, long ms) {
        long sum = time + ms;
        boolean overflown = ((time ^ sum) & (ms ^ sum)) < 0;
        if (overflown) {
            return ms > 0 ? Long.MAX_VALUE : Long.MIN_VALUE;
        }
        return sum;
    }
}
