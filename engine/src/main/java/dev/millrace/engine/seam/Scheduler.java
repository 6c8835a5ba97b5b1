// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.seam;

import java.util.List;
import java.util.function.BooleanSupplier;

/** Drives the steppables of a job. */
public interface Scheduler {

    /** Begins to drive each share on a thread of its own. */
    void start(List<ThreadShare> shares);

    /**
     * Interrupts the thread of {@code share}, if it has one that still runs and is not the
     * caller's. In a simulation nothing blocks, so nothing is interrupted.
     */
    void interrupt(ThreadShare share);

    /**
     * Calls {@code look} now and then, {@code periodNs} apart, on a thread beside those of the
     * shares until it returns false; {@link #signal} has it called at once. It must neither block
     * nor throw. A simulation never calls it: none of its steps takes long.
     */
    void watch(String threadName, BooleanSupplier look, long periodNs);

    /**
     * Waits until {@code done} or until {@code timeoutNs} have passed; whether it was done. {@code
     * done} is looked at again after each {@link #signal}, and {@link #wake} of the caller.
     */
    boolean await(BooleanSupplier done, long timeoutNs) throws InterruptedException;

    /** Wakes those who wait, and those who watch. */
    void signal();

    /** Wakes one who waits, and nobody else: what it waits for concerns it alone. */
    void wake(Thread waiting);
}
