// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.exchange;

/**
 * Tells a subtask whether its outputs have room for more. Each output that holds back something it
 * could not deliver counts once; while any does, head loops stop after the record at hand.
 *
 * <p>Owned by the subtask's thread.
 */
public final class Room {
    private int blockers;

    public void block() {
        blockers++;
    }

    public void unblock() {
        if (blockers == 0) {
            throw new IllegalStateException("More outputs were unblocked than were blocked");
        }
        blockers--;
    }

    /** How many hold back something; an operator that blocks its own subtask knows of one. */
    public int blockers() {
        return blockers;
    }

    public boolean isFull() {
        return blockers != 0;
    }
}
