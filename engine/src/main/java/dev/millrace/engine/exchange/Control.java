// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.exchange;

/** What travels in band between the batches of a channel, in order with them. */
public sealed interface Control {

    /** Event time of the channel has reached {@code time}. */
    record Watermark(long time) implements Control {}

    /** The channel takes part in its receiver's watermark, or no longer does. */
    record Idle(boolean idle) implements Control {}

    /** Nothing follows. */
    record EndOfInput() implements Control {}
}
