// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.engine.exchange.Output;
import dev.millrace.engine.operator.OperatorContext;
import dev.millrace.engine.state.SubtaskState;
import org.jspecify.annotations.Nullable;

/** As {@link FunctionResults}, of windows whose one value is the list of their records. */
final class ElementResults extends FunctionResults {

    ElementResults(
            OperatorContext context,
            Output out,
            WindowFunction function,
            SubtaskState subtask,
            WindowState state,
            FiringScope scope,
            @Nullable PaneCleanups cleanups) {
        super(context, out, function, subtask, state, scope, cleanups);
    }

    @Override
    @SuppressWarnings("unchecked") // made by ElementLists
    void one(Object key, int hash, Firing firing, Object value) throws Exception {
        all(key, hash, firing, (Iterable<Object>) value);
    }
}
