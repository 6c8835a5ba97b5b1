// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.connector;

import java.util.List;

/**
 * Reads the splits of one subtask. All calls come from the subtask's thread, one at a time.
 *
 * @param <T> type of the records
 * @param <S> type of the splits
 */
public interface SourceReader<T, S extends SourceSplit> extends AutoCloseable {

    /** Called once before anything else; the usual place for {@link ReaderContext#requestSplit}. */
    default void start() throws Exception {}

    /** Splits to read from now on, each from the position it holds. */
    void addSplits(List<S> splits);

    /** No more splits will come. */
    void noMoreSplits();

    /**
     * Hands at most {@code maxRecords} records (rejected ones included) to {@code output} and
     * returns. Takes about a millisecond at most, unless the source says that it blocks. A reader
     * that has enough fills {@code maxRecords}, so that replays are cut at the same places.
     *
     * @throws Exception if the outside system fails; this fails the job
     */
    ReaderStatus poll(ReaderOutput<T> output, int maxRecords) throws Exception;

    /**
     * The splits that are not finished, each with the position after the last record that {@link
     * #poll} handed out. Reading on from these values gives the records that follow.
     */
    List<S> snapshotState();

    /**
     * A checkpoint is complete, and these positions are safe: the moment to tell an outside system
     * how far one has come.
     *
     * @param splits what {@link #snapshotState} gave for that checkpoint
     */
    default void checkpointCompleted(List<S> splits) throws Exception {}

    @Override
    default void close() throws Exception {}
}
