// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.inspect;

import dev.millrace.api.JobHandle;

/**
 * A job that can be looked into. What the engine starts is one.
 *
 * <pre>{@code
 * if (env.executeAsync("flights") instanceof Inspectable job) {
 *     System.out.println(job.view().operators());
 * }
 * }</pre>
 */
public interface Inspectable extends JobHandle {

    /** Looks at the job as it is now; after a restart at what runs then. */
    JobView view();

    /**
     * Closes what runs as it is, and goes on from the newest checkpoint in a new run, at once. What
     * was read since that checkpoint is read again. Returns before it is done.
     *
     * @throws IllegalStateException if the job does not run, or takes no checkpoints
     */
    void restart();
}
