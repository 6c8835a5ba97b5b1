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
    private boolean inputHeld;

    public void block() {
        blockers++;
    }

    public void unblock() {
        if (blockers == 0) {
            throw new IllegalStateException("More outputs were unblocked than were blocked");
        }
        blockers--;
    }

    /** The head of the chain takes no record before {@link #releaseInput}, whatever has room. */
    public void holdInput() {
        if (inputHeld) {
            throw new IllegalStateException("The input is held already; a chain has one head");
        }
        block();
        inputHeld = true;
    }

    public void releaseInput() {
        if (!inputHeld) {
            throw new IllegalStateException("The input is not held");
        }
        unblock();
        inputHeld = false;
    }

    /** Whether no record is to be taken. */
    public boolean isFull() {
        return blockers != 0;
    }

    /** Whether an output holds back something; watermarks and barriers wait for no other reason. */
    public boolean isOutputFull() {
        return blockers > (inputHeld ? 1 : 0);
    }
}
