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
}
