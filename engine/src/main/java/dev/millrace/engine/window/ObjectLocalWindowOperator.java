// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.engine.exchange.Output;
import dev.millrace.engine.operator.OperatorContext;

/** Adds up the records of a slice in accumulators that are objects. */
final class ObjectLocalWindowOperator extends LocalWindowOperator<SliceSum> {
    private final ObjectAccumulators function;

    ObjectLocalWindowOperator(
            OperatorContext context,
            Output out,
            LocalSlices<SliceSum> slices,
            FunctionLife life,
            ObjectAccumulators function) {
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
            Object before = at.object;
            Object after = function.with(before, value);
            // Storing costs the collector's write barrier: not when it was changed in place.
            if (after != before) {
                at.object = after;
            }
            at.count++;
        } catch (Throwable t) {
            failed(t, value, timestamp);
        }
    }

    private void elsewhere(Object value, long timestamp) throws Exception {
        SliceSum at = slices.sliceFor(value, timestamp);
        if (at != null) {
            at.object = function.with(at.object, value);
            at.count++;
            otherSlice = slice;
            slice = at;
        }
    }
}
