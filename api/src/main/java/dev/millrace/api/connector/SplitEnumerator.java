// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.connector;

import java.util.List;

/**
 * Finds the splits of a source and gives them to its readers through the {@link EnumeratorContext}.
 * Called by one thread at a time; no call may block, slow look-ups go through {@link
 * EnumeratorContext#callBlocking}.
 *
 * @param <S> type of the splits
 * @param <E> what it has to remember over a restart
 */
public interface SplitEnumerator<S extends SourceSplit, E> extends AutoCloseable {

    /** Called once, before anything else. */
    void start() throws Exception;

    /** A reader has nothing to read and asks for a split. Called at least once per reader. */
    void handleSplitRequest(int subtask) throws Exception;

    /** Splits that were given to a reader which was lost; they have to be given out again. */
    void addSplitsBack(List<S> splits, int subtask);

    /** What has to be remembered: splits not yet given out, and those that were seen. */
    E snapshotState();

    @Override
    default void close() throws Exception {}
}
