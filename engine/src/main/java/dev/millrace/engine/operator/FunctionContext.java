// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.api.function.Function;
import dev.millrace.api.function.OpenContext;
import dev.millrace.api.function.RichFunction;

/** Opens and closes user functions. */
public final class FunctionContext {
    private FunctionContext() {}

    static void open(Function function, OperatorContext context) throws Exception {
        if (function instanceof RichFunction rich) {
            rich.open(new OpenContext() {});
        }
    }

    static void close(Function function) throws Exception {
        if (function instanceof RichFunction rich) {
            rich.close();
        }
    }
}
