// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.checkpoint;

/**
 * A run begins: from this entry on no earlier run can add to the history, since the number that it
 * would use is taken.
 *
 * @param run drawn by the run, so that it knows its own claim again
 * @param lastEpoch the newest checkpoint that the run saw, 0 if there was none: where none is left
 *     later, somebody has removed them
 * @param claimedAtMs wall clock, ms since the epoch
 */
public record Claim(
        String jobName, String engineVersion, String run, long lastEpoch, long claimedAtMs)
        implements HistoryEntry {}
