// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.connector;

/**
 * Where records go: one writer per subtask. A sink whose output must become visible all at once
 * after a checkpoint is a {@link CommittingSink}.
 *
 * <pre>{@code
 * List<Long> seen = Collections.synchronizedList(new ArrayList<>());
 * Sink<Long> keeping = context -> (value, timestamp) -> seen.add(value);
 * counts.sinkTo(keeping);
 * }</pre>
 *
 * @param <T> type of the records
 */
public interface Sink<T> {

    /**
     * Makes the writer of one subtask; called on the subtask's thread before any record, in each
     * run of the job once.
     *
     * @throws Exception anything; the job fails
     */
    SinkWriter<T> createWriter(WriterContext context) throws Exception;

    /**
     * Whether the writer may block for longer than about a millisecond. Such a writer gets a thread
     * of its own; all others share one thread per core.
     */
    default boolean isBlocking() {
        return false;
    }
}
