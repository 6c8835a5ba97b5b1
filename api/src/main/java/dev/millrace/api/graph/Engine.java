// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.graph;

import dev.millrace.api.JobHandle;
import dev.millrace.api.RestoreReport;

/**
 * What runs a graph. Found with {@link java.util.ServiceLoader}: the embedded engine is on the
 * class path as {@code millrace-engine}.
 */
public interface Engine {

    /**
     * Starts the job and returns at once.
     *
     * @throws IllegalArgumentException if the graph is not valid; the message names the operator
     *     and the user's line that made it
     */
    JobHandle start(Graph graph);

    /** The plan the graph would run with: operators, chains, parallelism, partitioning. */
    String explain(Graph graph);

    /**
     * Where each state of the checkpoint would go that the job would begin with. Starts and writes
     * nothing.
     *
     * @throws IllegalArgumentException if the graph is not valid
     */
    RestoreReport explainRestore(Graph graph);
}
