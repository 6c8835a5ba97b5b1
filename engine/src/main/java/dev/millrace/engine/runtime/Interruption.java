// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.engine.source.PollWatch;
import org.jspecify.annotations.Nullable;

/**
 * Wakes a subtask with a thread of its own out of a call that blocks: out of any when its run ends
 * early, out of a reader's poll alone when the job is to stop. Sent from any thread, until the
 * subtask begins to close: what is closed is not to be interrupted.
 */
final class Interruption implements PollWatch {
    private final Object lock = new Object();

    // Written under the lock. The first one is set before the subtask's thread starts.
    private @Nullable Runnable interrupt;
    private boolean closing;
    private boolean polling;
    private boolean pollWoken;
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

    /** Interrupts the subtask's thread if a reader is being asked for records. */
    void wakeReader() {
        synchronized (lock) {
            if (interrupt != null && polling && !closing) {
                pollWoken = true;
                interrupt.run();
            }
        }
    }

    @Override
    public void beginPoll() {
        if (interrupt != null) {
            synchronized (lock) {
                polling = true;
            }
        }
    }

    @Override
    public boolean endPoll() {
        if (interrupt == null) {
            return false;
        }
        synchronized (lock) {
            polling = false;
            boolean woken = pollWoken;
            pollWoken = false;
            if (woken && !sent) {
                Thread.interrupted();
            }
            return woken;
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
