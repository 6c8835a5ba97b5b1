// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.inspect;

import dev.millrace.api.JobStatus;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The life of a job so far. Points in time are ms since the epoch.
 *
 * @param endedMs null while it has not ended
 * @param uptimeMs from start to now, or to the end
 * @param restarts how often it was restarted after a failure
 * @param firstCause what made it fail, in one line; null if nothing did
 * @param statusSinceMs when it came into {@code status}
 * @param transitions the latest, oldest first
 * @param phases how many subtasks are in each phase of their lives
 * @param completedCheckpoints how many there were over all runs, savepoints with them
 * @param failedCheckpoints how many were begun and given up
 */
public record JobReport(
        String name,
        JobStatus status,
        long startedMs,
        @Nullable Long endedMs,
        long uptimeMs,
        int restarts,
        @Nullable String firstCause,
        long statusSinceMs,
        List<Transition> transitions,
        Map<String, Integer> phases,
        long completedCheckpoints,
        long failedCheckpoints) {

    /** A step of the job's life. */
    public record Transition(JobStatus status, long atMs, String reason) {}
}
