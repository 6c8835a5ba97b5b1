// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.api.function.Function;
import dev.millrace.engine.operator.FunctionContext;
import dev.millrace.engine.operator.OperatorContext;
import dev.millrace.engine.state.SubtaskState;

/**
 * Opens and closes the function that window contents are made with.
 *
 * @param function an aggregate or reduce function
 * @param context the operator's place
 * @param state what the function remembers that belongs to no key
 */
record FunctionLife(Function function, OperatorContext context, SubtaskState state) {

    void open() throws Exception {
        FunctionContext.open(function, context, state);
    }

    void close() throws Exception {
        FunctionContext.close(function);
    }
}
