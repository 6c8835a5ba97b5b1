// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import org.jspecify.annotations.Nullable;

/** What a subtask has added up of a slice. An object that lives as long as the slice is open. */
final class LocalSlice {
    /** Holds no timestamp. */
    static final LocalSlice NONE = new LocalSlice(0, Long.MAX_VALUE, Long.MIN_VALUE);

    final long number;
    final long firstTimestamp;
    final long lastTimestamp;

    // The accumulator: one of the two.
    long sum;
    @Nullable Object object;

    long count;

    LocalSlice(long number, long firstTimestamp, long lastTimestamp) {
        this.number = number;
        this.firstTimestamp = firstTimestamp;
        this.lastTimestamp = lastTimestamp;
    }

    /** What is sent on; the slice is not used after that. */
    SlicePartial partial() {
        return new SlicePartial(number, object == null ? (Object) sum : object, count);
    }
}
