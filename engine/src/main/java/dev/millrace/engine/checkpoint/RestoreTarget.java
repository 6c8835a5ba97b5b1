// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.checkpoint;

/**
 * An operator of the job that is to go on from a checkpoint.
 *
 * @param uid its stable id
 * @param name as people know it
 * @param kind what it does; another one cannot read its state
 * @param canRemember whether it can take state at all
 * @param remembers whether it surely keeps some
 * @param parallelism its subtasks
 * @param maxParallelism its key groups
 * @param maxGiven whether somebody says so; otherwise it is what the checkpoint has
 */
public record RestoreTarget(
        String uid,
        String name,
        String kind,
        boolean canRemember,
        boolean remembers,
        int parallelism,
        int maxParallelism,
        boolean maxGiven) {}
