// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.engine.exchange.Output;
import org.jspecify.annotations.Nullable;

/** One accumulator for all records of a slice. */
final class SliceSum extends LocalSlice {
    /** Holds no timestamp. */
    static final SliceSum NONE = new SliceSum(0, Long.MAX_VALUE, Long.MIN_VALUE);

    // The accumulator: one of the two.
    long sum;
    @Nullable Object object;

    long count;

    SliceSum(long number, long firstTimestamp, long lastTimestamp) {
        super(number, firstTimestamp, lastTimestamp);
    }

    @Override
    int sendTo(Output out) {
        if (count == 0) {
            return 0;
        }
        SlicePartial partial =
                new SlicePartial(number, AllWindowOperator.KEY, AllWindowOperator.KEY_HASH);
        partial.sum = sum;
        partial.object = object;
        partial.count = count;
        out.record(partial, lastTimestamp);
        return 1;
    }
}
