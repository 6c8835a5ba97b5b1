// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.seam;

import java.util.List;
import java.util.function.BooleanSupplier;

/** Drives the steppables of a job. */
public interface Scheduler {

    /** Begins to drive each share on a thread of its own. */
    void start(List<ThreadShare> shares);

    /**
     * Waits until {@code done} or until {@code timeoutNs} have passed; whether it was done. {@code
     * done} is looked at again after each {@link #signal}.
     */
    boolean await(BooleanSupplier done, long timeoutNs) throws InterruptedException;

    /** Wakes those who wait. */
    void signal();
}
