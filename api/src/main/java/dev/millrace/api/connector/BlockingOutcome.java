// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.connector;

import org.jspecify.annotations.Nullable;

/**
 * Takes the outcome of work that was done beside the engine's threads.
 *
 * @param <R> type of the result
 */
@FunctionalInterface
public interface BlockingOutcome<R> {

    /**
     * Called once per outcome, on the thread that asked for the work. What it throws fails the job.
     *
     * @param result what the work returned, null if it failed
     * @param failure what the work threw, null if it did not fail
     */
    void accept(@Nullable R result, @Nullable Throwable failure) throws Exception;
}
