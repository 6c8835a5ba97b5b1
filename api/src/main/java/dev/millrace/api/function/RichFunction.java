// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.function;

/**
 * A function with a life cycle: {@link #setRuntimeContext}, {@link #open}, its records, {@link
 * #close}, all in the thread of its subtask. Extend {@link AbstractRichFunction} or one of the
 * {@code Rich} classes; {@link AbstractRichFunction} shows how.
 */
public interface RichFunction extends Function {

    /**
     * Called once per subtask before the first record. State handles are asked for here.
     *
     * @throws Exception anything; the job fails
     */
    default void open(OpenContext openContext) throws Exception {}

    /**
     * Called once per subtask after the last record, also when the job fails or is cancelled.
     *
     * @throws Exception anything; a job that ended well fails by it
     */
    default void close() throws Exception {}

    /**
     * Returns what the engine offers.
     *
     * @throws IllegalStateException before {@link #setRuntimeContext}, so in constructors
     */
    RuntimeContext getRuntimeContext();

    /** Called by the engine once, before {@link #open}. */
    void setRuntimeContext(RuntimeContext context);
}
