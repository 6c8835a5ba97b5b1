// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.stream;

import dev.millrace.api.function.Function;
import dev.millrace.api.function.OpenContext;
import dev.millrace.api.function.RichFunction;
import dev.millrace.api.function.RuntimeContext;
import org.jspecify.annotations.Nullable;

/** Opens and closes a function that another one wraps, if it wants to be. */
final class Lifecycle {

    private Lifecycle() {}

    static void open(@Nullable Function wrapped, RuntimeContext runtime, OpenContext context)
            throws Exception {
        if (wrapped instanceof RichFunction rich) {
            rich.setRuntimeContext(runtime);
            rich.open(context);
        }
    }

    static void close(@Nullable Function wrapped) throws Exception {
        if (wrapped instanceof RichFunction rich) {
            rich.close();
        }
    }
}
