// SPDX-License-Identifier: Apache-2.0
package dev.millrace.testkit;

/**
 * How much a job does when nobody disturbs it: where in it a crash can be.
 *
 * @param timeUs virtual time
 * @param steps of the scheduler
 * @param diskOperations calls of the disk
 */
record Horizon(long timeUs, long steps, long diskOperations) {
    /** Of a job of which nothing is known: about a third of a second. */
    static final Horizon UNKNOWN = new Horizon(300_000, 50_000, 1_000);
}
