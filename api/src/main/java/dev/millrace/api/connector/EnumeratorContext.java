// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.connector;

import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * What an enumerator works with. Used only from the enumerator's own calls.
 *
 * @param <S> type of the splits
 */
public interface EnumeratorContext<S extends SourceSplit> {

    /** Number of readers. */
    int parallelism();

    /** Gives {@code split} to the reader of {@code subtask}. */
    void assignSplit(S split, int subtask);

    /** The reader of {@code subtask} gets no more splits; it ends when it has read those it has. */
    void signalNoMoreSplits(int subtask);

    /**
     * Runs {@code work} on a thread that may block and hands its outcome to {@code handler} on the
     * enumerator's own thread.
     */
    <R> void callBlocking(Callable<R> work, BlockingOutcome<? super R> handler);

    /** As {@link #callBlocking}, first at once and then again {@code period} after each outcome. */
    <R> void callPeriodically(
            Callable<R> work, BlockingOutcome<? super R> handler, Duration period);
}
