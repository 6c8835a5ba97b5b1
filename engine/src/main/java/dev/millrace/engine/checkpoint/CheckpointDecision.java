// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.checkpoint;

/** What a {@link CheckpointCoordinator} wants done. */
public sealed interface CheckpointDecision {

    /**
     * Barriers with this number are to be sent.
     *
     * @param stops whether nothing is to be processed after them
     */
    record Trigger(long epoch, CheckpointPurpose purpose, boolean stops)
            implements CheckpointDecision {}

    /** The manifest is to be written, from what the participants have acknowledged. */
    record Commit(long epoch) implements CheckpointDecision {}

    /**
     * The checkpoint exists: sinks may commit, readers may tell their positions.
     *
     * @param stops whether the run ends with it
     */
    record Announce(long epoch, CheckpointPurpose purpose, boolean stops)
            implements CheckpointDecision {}

    /**
     * There will be no such checkpoint: participants let go of it, its files are garbage.
     *
     * @param overdue whether its time was over, so that who has not acknowledged it is to blame
     */
    record GiveUp(long epoch, CheckpointPurpose purpose, String reason, boolean overdue)
            implements CheckpointDecision {}

    /** Too many checkpoints have failed: the job fails. */
    record Fail(String reason) implements CheckpointDecision {}
}
