// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.connector;

/**
 * A sink with two phases: writers stage output and name it in committables, a committer makes it
 * visible.
 *
 * @param <T> type of the records
 * @param <C> type of the committables: immutable values that say all that {@link Committer#commit}
 *     needs, also in another process
 */
public interface CommittingSink<T, C> extends Sink<T> {

    @Override
    CommittingWriter<T, C> createWriter(WriterContext context) throws Exception;

    /** Makes the committer of one subtask. */
    Committer<C> createCommitter(WriterContext context) throws Exception;
}
