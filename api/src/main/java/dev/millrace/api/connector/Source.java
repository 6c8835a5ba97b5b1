// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.connector;

import java.util.Optional;

/**
 * Where records come from: an enumerator finds splits and gives them to readers, one reader per
 * subtask reads them. The shape is Flink's FLIP-27, with positions as plain immutable values.
 *
 * @param <T> type of the records
 * @param <S> type of the splits
 * @param <E> what the enumerator has to remember over a restart
 */
public interface Source<T, S extends SourceSplit, E> {

    Boundedness boundedness();

    /**
     * Makes the enumerator of a run; there is one per source and job.
     *
     * @param restored what the enumerator of an earlier run remembered, if there was one
     */
    SplitEnumerator<S, E> createEnumerator(EnumeratorContext<S> context, Optional<E> restored);

    /** Makes the reader of one subtask. */
    SourceReader<T, S> createReader(ReaderContext context);

    /**
     * Whether {@link SourceReader#poll} may block for longer than about a millisecond. Such a
     * reader gets a thread of its own; all others share one thread per core. While it waits in
     * {@code poll} it is interrupted when the job is to stop or ends early. Checkpoints wait until
     * it returns, and so does event time while it is idle, so it should return several times a
     * second.
     */
    default boolean isBlocking() {
        return false;
    }
}
