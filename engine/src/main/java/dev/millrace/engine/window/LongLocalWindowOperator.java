// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.api.function.LongAggregateFunction;
import dev.millrace.engine.exchange.Output;
import dev.millrace.engine.operator.OperatorContext;

/** Adds up longs of the records of a slice. */
final class LongLocalWindowOperator extends LocalWindowOperator<SliceSum> {
    private final LongAggregateFunction<Object, Object> function;

    LongLocalWindowOperator(
            OperatorContext context,
            Output out,
            LocalSlices<SliceSum> slices,
            FunctionLife life,
            LongAggregateFunction<Object, Object> function) {
        super(context, out, slices, SliceSum.NONE, life);
        this.function = function;
    }

    @Override
    public void record(Object value, long timestamp) {
        recordsIn++;
        try {
            SliceSum at = slice;
            if (timestamp < at.firstTimestamp || timestamp > at.lastTimestamp) {
                at = otherSlice;
                if (timestamp < at.firstTimestamp || timestamp > at.lastTimestamp) {
                    elsewhere(value, timestamp);
                    return;
                }
            }
            at.sum = function.addLong(value, at.sum);
            at.count++;
        } catch (Throwable t) {
            failed(t, value, timestamp);
        }
    }

    private void elsewhere(Object value, long timestamp) {
        SliceSum at = slices.sliceFor(value, timestamp);
        if (at != null) {
            at.sum = function.addLong(value, at.count == 0 ? function.createLong() : at.sum);
            at.count++;
            otherSlice = slice;
            slice = at;
        }
    }
}
