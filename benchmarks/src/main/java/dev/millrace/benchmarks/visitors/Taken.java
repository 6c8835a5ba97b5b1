// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.visitors;

/**
 * A checkpoint as its engine tells of it.
 *
 * @param triggeredMs wall clock
 * @param durationMs from then until it was complete or given up
 * @param sizeBytes written for it
 * @param complete whether it exists
 */
public record Taken(long triggeredMs, long durationMs, long sizeBytes, boolean complete) {

    long endedMs() {
        return triggeredMs + durationMs;
    }
}
