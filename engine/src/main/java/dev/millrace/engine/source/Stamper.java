// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.source;

import org.jspecify.annotations.Nullable;

/**
 * Gives records of a run their event time and shows them to the generator of their split, in a loop
 * of its own before they are fed. Runs as a copy of its class, so that assigner and generator are
 * inlined.
 *
 * <p>Owned by the reader's subtask.
 */
abstract class Stamper {

    /**
     * Stamps records from {@code from} on, and stops before {@code to} behind a record after which
     * a watermark has to follow, and before one that is refused.
     *
     * @return index of the first record that was not stamped
     */
    abstract int stamp(ReadBuffer buffer, SplitTime split, int from, int to);

    /** Why the record at which {@link #stamp} stopped is refused, null if it is not. */
    abstract @Nullable Throwable takeRefusal();
}
