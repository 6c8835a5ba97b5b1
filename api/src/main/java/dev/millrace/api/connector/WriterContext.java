// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.connector;

/** What a sink's writer works with. Used only from the writer's own calls. */
public interface WriterContext {

    /** Name of the job. */
    String jobName();

    /** Stable id of the sink in its job: what tells its output apart at the target. */
    String uid();

    /** Index of the writer's subtask. */
    int subtask();

    int parallelism();

    /**
     * Fencing number of this run: greater than that of every earlier run on the same checkpoint
     * directory, at least 1; 0 in a job without checkpoints.
     */
    long generation();

    /** The epoch of the checkpoint that this run goes on from, 0 if it began anew. */
    long restoredEpoch();

    /** Wall clock in ms since the epoch; the engine's own, so that a simulation can set it. */
    long processingTimeMs();
}
