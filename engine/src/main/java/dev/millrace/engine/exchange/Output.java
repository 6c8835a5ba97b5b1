// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.exchange;

/**
 * Takes what an operator emits: the next operator of the chain, or a sender at the chain's end. All
 * calls come from the subtask's thread, in the order in which they are to be seen downstream.
 */
public interface Output {

    /**
     * One record.
     *
     * @param value the user's object
     * @param timestamp event time in ms since the epoch, {@code Long.MIN_VALUE} if it has none
     */
    void record(Object value, long timestamp);

    /** No record earlier than {@code watermark} is expected after this call. Never goes back. */
    void watermark(long watermark);

    /** Whether this output takes part in its receiver's watermark. */
    void idle(boolean idle);

    /** Records taken so far. */
    long recordsTaken();
}
