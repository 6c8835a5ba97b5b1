// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.api.function.KeySelector;
import dev.millrace.engine.exchange.Output;
import dev.millrace.engine.key.KeyHash;
import dev.millrace.engine.operator.OperatorContext;

/** Adds up the records of a slice by key in accumulators that are objects. */
final class ObjectKeyedLocalWindowOperator extends KeyedLocalWindowOperator {
    private final ObjectAccumulators function;

    ObjectKeyedLocalWindowOperator(
            OperatorContext context,
            Output out,
            LocalSlices<KeyedSliceSums> slices,
            FunctionLife life,
            KeySelector<Object, Object> key,
            ObjectAccumulators function) {
        super(context, out, slices, life, key);
        this.function = function;
    }

    @Override
    public void record(Object value, long timestamp) {
        recordsIn++;
        if (--left < 0) {
            beginStretch();
        }
        if (passing) {
            out.record(value, timestamp);
        } else {
            addUp(value, timestamp);
        }
    }

    private void addUp(Object value, long timestamp) {
        try {
            KeyedSliceSums at = slice;
            if (timestamp < at.firstTimestamp || timestamp > at.lastTimestamp) {
                at = otherSlice;
                if (timestamp < at.firstTimestamp || timestamp > at.lastTimestamp) {
                    at = elsewhere(value, timestamp);
                    if (at == null) {
                        return;
                    }
                }
            }
            Object k = key.getKey(value);
            int hash = KeyHash.of(k);
            SlicePartial partial = at.find(k, hash);
            if (partial == null) {
                // Asked for its key once more, so that the look-up lets no box escape.
                Object first = function.with(null, value);
                partial = at.add(key.getKey(value), hash);
                partial.object = first;
            } else {
                Object before = partial.object;
                Object after = function.with(before, value);
                // Storing costs the collector's write barrier: not when it was changed in place.
                if (after != before) {
                    partial.object = after;
                }
            }
            partial.count++;
        } catch (Throwable t) {
            failed(t, value, timestamp);
        }
    }
}
