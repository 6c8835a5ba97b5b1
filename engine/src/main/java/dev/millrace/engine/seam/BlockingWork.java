// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.seam;

/** Runs work that may block, beside the threads that drive the job. */
public interface BlockingWork {

    /** Runs {@code work} at some time. What it throws is lost, so it must not throw. */
    void submit(Runnable work);

    /** Runs {@code work} once {@code delayNs} have passed. */
    void submitLater(Runnable work, long delayNs);

    /** Interrupts what runs and takes nothing more. */
    void close();
}
