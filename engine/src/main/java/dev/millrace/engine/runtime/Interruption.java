// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import org.jspecify.annotations.Nullable;

/**
 * Wakes a subtask with a thread of its own out of a call that blocks, when its run ends early. Sent
 * from any thread, until the subtask begins to close: what is closed is not to be interrupted.
 */
final class Interruption {
    private final Object lock = new Object();
    private @Nullable Runnable interrupt;
    private boolean closing;
    private volatile boolean sent;

    /** Says how the subtask's thread is interrupted; a subtask that shares its thread never is. */
    void reachBy(Runnable interrupting) {
        synchronized (lock) {
            interrupt = interrupting;
        }
    }

    /** Interrupts the subtask's thread, unless the subtask has begun to close. */
    void send() {
        synchronized (lock) {
            if (interrupt != null && !closing) {
                sent = true;
                interrupt.run();
            }
        }
    }

    /** Whether what the subtask's calls throw may come of an interrupt. */
    boolean wasSent() {
        return sent;
    }

    /** The subtask begins to close. On its thread, which is interrupted no more after this. */
    void end() {
        synchronized (lock) {
            closing = true;
        }
        if (sent) {
            Thread.interrupted();
        }
    }
}
