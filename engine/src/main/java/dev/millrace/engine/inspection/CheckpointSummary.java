// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.inspection;

import org.jspecify.annotations.Nullable;

/**
 * A checkpoint or savepoint in a directory, or what is left of one.
 *
 * @param entry its file in the directory, such as {@code history/000000000007}
 * @param epoch its number, 0 if that cannot be read
 * @param generation of the run that took it
 * @param job name of the job
 * @param engineVersion which engine wrote it
 * @param purpose {@code PERIODIC}, {@code SAVEPOINT} or {@code FINAL}
 * @param takenAtMs when, in ms since the epoch
 * @param files how many it refers to
 * @param sizeBytes all of them
 * @param damage what is wrong with its entry, or null
 */
public record CheckpointSummary(
        String entry,
        long epoch,
        long generation,
        String job,
        String engineVersion,
        String purpose,
        long takenAtMs,
        int files,
        long sizeBytes,
        @Nullable String damage) {}
