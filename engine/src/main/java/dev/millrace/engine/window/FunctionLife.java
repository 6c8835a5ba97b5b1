// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.api.function.Function;
import dev.millrace.engine.operator.FunctionContext;
import dev.millrace.engine.operator.OperatorContext;
import dev.millrace.engine.state.SubtaskState;
import org.jspecify.annotations.Nullable;

/**
 * Opens and closes the function that window contents are made with.
 *
 * @param function an aggregate or reduce function, or null if records are kept as they are
 * @param context the operator's place
 * @param state what the function remembers that belongs to no key
 */
record FunctionLife(@Nullable Function function, OperatorContext context, SubtaskState state) {

    void open() throws Exception {
        if (function != null) {
            FunctionContext.openInWindow(function, context, state);
        }
    }

    void close() throws Exception {
        if (function != null) {
            FunctionContext.close(function);
        }
    }
}
