// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.function;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the runtime context. Serializable so that {@code new F()} can be copied for each subtask,
 * within the process; nothing is ever sent.
 *
 * <pre>{@code
 * class Numbered extends AbstractRichFunction implements MapFunction<String, String> {
 *     private transient int subtask;
 *
 *     @Override
 *     public void open(OpenContext openContext) {
 *         subtask = getRuntimeContext().getTaskInfo().subtaskIndex();
 *     }
 *
 *     @Override
 *     public String map(String value) {
 *         return subtask + ": " + value;
 *     }
 * }
 * }</pre>
 */
public abstract class AbstractRichFunction implements RichFunction, Serializable {

    private static final long serialVersionUID = 1L;

    private transient @Nullable RuntimeContext runtimeContext;

    @Override
    public final void setRuntimeContext(RuntimeContext context) {
        runtimeContext = context;
    }

    @Override
    public final RuntimeContext getRuntimeContext() {
        if (runtimeContext == null) {
            throw new IllegalStateException(
                    getClass().getName()
                            + " has no runtime context yet; ask for state in open(), not in the"
                            + " constructor");
        }
        return runtimeContext;
    }
}
