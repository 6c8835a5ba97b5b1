// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.api.function.KeySelector;
import dev.millrace.engine.exchange.Output;
import dev.millrace.engine.operator.OperatorContext;
import org.jspecify.annotations.Nullable;

/**
 * The first half of a window by key: instead of each record, one accumulator for each key that came
 * is sent to the subtask that owns it, as long as that is much less.
 */
abstract class KeyedLocalWindowOperator extends LocalWindowOperator<KeyedSliceSums> {
    final KeySelector<Object, Object> key;
    private final LocalGain gain = new LocalGain();

    /** Records to the end of the stretch. */
    int left = LocalGain.LEAST_ADDED_UP;

    /** Whether records of the stretch are passed on as they are. */
    boolean passing;

    KeyedLocalWindowOperator(
            OperatorContext context,
            Output out,
            LocalSlices<KeyedSliceSums> slices,
            FunctionLife life,
            KeySelector<Object, Object> key) {
        super(context, out, slices, KeyedSliceSums.NONE, life);
        this.key = key;
    }

    /** The end of a stretch: no more is kept than it brought. */
    final void beginStretch() {
        sendAll();
        left = gain.next(slices.sent());
        passing = gain.isPassing();
    }

    /** As {@link LocalSlices#sliceFor}, and makes it the one at hand. */
    final @Nullable KeyedSliceSums elsewhere(Object value, long timestamp) {
        KeyedSliceSums at = slices.sliceFor(value, timestamp);
        if (at != null) {
            otherSlice = slice;
            slice = at;
        }
        return at;
    }
}
