// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.connector;

/** What a sink's writer works with. Used only from the writer's own calls. */
public interface WriterContext {

    /** Name of the job. */
    String jobName();

    /** Index of the writer's subtask. */
    int subtask();

    int parallelism();

    /** Wall clock in ms since the epoch; the engine's own, so that a simulation can set it. */
    long processingTimeMs();
}
