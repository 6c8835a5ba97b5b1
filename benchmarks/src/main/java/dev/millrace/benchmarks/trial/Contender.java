// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.trial;

import dev.millrace.benchmarks.latency.LatencyTrial;
import dev.millrace.benchmarks.query.Query;
import dev.millrace.benchmarks.visitors.VisitorTrial;
import java.util.Set;

/**
 * An engine that is measured. It lives in a JVM of its own, whose main class hands an instance to
 * {@link ChildProcess#serve}.
 */
public interface Contender extends AutoCloseable {

    /** The queries it can run. */
    Set<Query> queries();

    /**
     * Runs the trial's query at the trial's parallelism until the readers say that the run is over,
     * and returns when every sink has handed its checksum to {@link Trial#collect}.
     *
     * @throws Exception whatever the engine fails with; the trial then counts as failed
     */
    void run(Trial trial) throws Exception;

    /**
     * Runs the count of a latency trial until its readers have ended.
     *
     * @throws UnsupportedOperationException if this contender's latency is not measured
     */
    default void run(LatencyTrial trial) throws Exception {
        throw new UnsupportedOperationException("no latency is measured here");
    }

    /**
     * Runs the job of a trial with much state until its readers have ended.
     *
     * @throws UnsupportedOperationException if this contender takes no checkpoints
     */
    default void run(VisitorTrial trial) throws Exception {
        throw new UnsupportedOperationException("no checkpoints are measured here");
    }

    /** Stops the engine; called once, at the end. */
    @Override
    default void close() throws Exception {}
}
