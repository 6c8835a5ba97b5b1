// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.exchange;

/** What travels in band between the batches of a channel, in order with them. */
public sealed interface Control {

    /** Event time of the channel has reached {@code time}. */
    record Watermark(long time) implements Control {}

    /** The channel takes part in its receiver's watermark, or no longer does. */
    record Idle(boolean idle) implements Control {}

    /** No record follows; barriers still do. */
    record EndOfInput() implements Control {}

    /**
     * What comes before belongs to a checkpoint, what comes after does not.
     *
     * @param epoch the checkpoint's number
     * @param whole whether everything is written, and not only what has changed: a savepoint
     * @param stops whether nothing is processed after it: the job ends with this savepoint
     */
    record Barrier(long epoch, boolean whole, boolean stops) implements Control {}
}
