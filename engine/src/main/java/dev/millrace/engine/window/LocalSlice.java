// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.engine.exchange.Output;

/** What a subtask adds up of a slice. An object that lives as long as the slice is open. */
abstract class LocalSlice {
    final long number;
    final long firstTimestamp;
    final long lastTimestamp;

    LocalSlice(long number, long firstTimestamp, long lastTimestamp) {
        this.number = number;
        this.firstTimestamp = firstTimestamp;
        this.lastTimestamp = lastTimestamp;
    }

    /**
     * Sends what there is; the slice is not used after that.
     *
     * @return how many {@link SlicePartial}s that were
     */
    abstract int sendTo(Output out);
}
