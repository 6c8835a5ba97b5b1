// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.connector;

import java.util.List;

/**
 * Makes staged output visible. Calls come one at a time, each after what the one before did, though
 * not always from one thread; the writer may be at work meanwhile. A call may block.
 *
 * @param <C> type of the committables
 */
public interface Committer<C> extends AutoCloseable {

    /**
     * Called once, before any commit. The run goes on from the checkpoint {@link
     * WriterContext#restoredEpoch}: what this sink staged earlier and {@code pending} does not name
     * must never become visible, so it is given up here, and earlier runs are barred from the
     * target if it allows that. What {@code pending} names is committed next.
     *
     * @param pending what the checkpoint holds that may not have been committed yet; of all
     *     subtasks of an earlier run, those this one takes over
     */
    default void recover(List<C> pending) throws Exception {}

    /**
     * Makes each of {@code committables} visible. Idempotent: what is visible already stays as it
     * is, because a commit whose answer was lost is asked for again. A process that was replaced
     * while it slept, after its checkpoint and before its commits, makes them when it wakes, and
     * the one that replaced it makes the same: so two may ask at once.
     *
     * @param epoch the checkpoint that holds {@code committables}, which is complete; a target that
     *     remembers the last epoch of a sink can tell a repeated commit by it
     * @throws Exception if one could not be made visible; this fails the job, and the commit is
     *     asked for again after a restart
     */
    void commit(long epoch, List<C> committables) throws Exception;

    @Override
    default void close() throws Exception {}
}
