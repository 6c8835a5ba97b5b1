// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.function;

import dev.millrace.api.state.KeyedStateStore;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;

/**
 * What the engine offers a running function: state, where it runs, metrics.
 *
 * <p>Handles are asked for in {@link RichFunction#open} and kept in fields. Keyed handles always
 * mean the state of the key that is being processed; asking for one in a function of a stream
 * without keys throws {@link UnsupportedOperationException}. All is for the thread of the subtask
 * only.
 *
 * <pre>{@code
 * class Buffered extends RichMapFunction<String, String> {
 *     private transient ListState<String> recent;
 *     private transient Counter seen;
 *
 *     @Override
 *     public void open(OpenContext openContext) {
 *         RuntimeContext context = getRuntimeContext();
 *         recent = context.getOperatorListState(new ListStateDescriptor<>("recent"));
 *         seen = context.counter("seen");
 *     }
 *
 *     @Override
 *     public String map(String word) {
 *         seen.inc();
 *         recent.add(word);
 *         return word;
 *     }
 * }
 * }</pre>
 */
public interface RuntimeContext extends KeyedStateStore {

    /** Returns where this instance runs. */
    TaskInfo getTaskInfo();

    /**
     * Returns list state of this subtask, whatever the key. At another parallelism the items of all
     * subtasks are dealt out anew, each to one subtask.
     *
     * @throws UnsupportedOperationException if the descriptor has a time to live
     */
    <T> ListState<T> getOperatorListState(ListStateDescriptor<T> descriptor);

    /**
     * Returns list state of this subtask, whatever the key. On a restore every subtask gets the
     * items of all subtasks.
     *
     * @throws UnsupportedOperationException if the descriptor has a time to live
     */
    <T> ListState<T> getUnionListState(ListStateDescriptor<T> descriptor);

    /** Returns the counter of that name, made at the first call. */
    Counter counter(String name);
}
