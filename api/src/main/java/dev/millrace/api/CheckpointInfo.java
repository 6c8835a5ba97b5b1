// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one checkpoint.
 *
 * @param epoch its number; greater than that of every checkpoint before it, also of earlier runs
 * @param purpose why it was taken
 * @param outcome how it ended, if it has
 * @param triggered when it was begun
 * @param duration from then to its end, or until now
 * @param sizeBytes what was written for it
 * @param alignment by task, the longest time one of its subtasks held back an input whose barrier
 *     had come while it waited for the others
 * @param failure why there is no such checkpoint, if it failed
 * @param waitsFor while it is being taken, who has not written a snapshot yet, and why: a clause
 *     each, to be read by people
 */
public record CheckpointInfo(
        long epoch,
        Purpose purpose,
        Outcome outcome,
        Instant triggered,
        Duration duration,
        long sizeBytes,
        Map<String, Duration> alignment,
        @Nullable String failure,
        List<String> waitsFor) {

    /** Why a checkpoint is taken. */
    public enum Purpose {
        /** Its time had come. */
        PERIODIC,
        /** The user asked for it, and owns it. */
        SAVEPOINT,
        /** The job has processed all its input: what it has made becomes visible with this one. */
        FINAL
    }

    /** How far a checkpoint has come. */
    public enum Outcome {
        /** It is being taken. */
        UNDER_WAY,
        /** It exists, and a job can go on from it. */
        COMPLETE,
        /** It was given up; the job goes on, and the one before still counts. */
        FAILED
    }

    public CheckpointInfo {
        alignment = Map.copyOf(alignment);
        waitsFor = List.copyOf(waitsFor);
    }
}
