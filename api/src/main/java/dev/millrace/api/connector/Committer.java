// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.connector;

import java.util.List;

/**
 * Makes staged output visible. All calls come from one thread, one at a time.
 *
 * @param <C> type of the committables
 */
public interface Committer<C> extends AutoCloseable {

    /**
     * Makes each of {@code committables} visible. Idempotent: what is visible already stays as it
     * is, because a commit whose answer was lost is asked for again.
     *
     * @throws Exception if one could not be made visible; this fails the job
     */
    void commit(List<C> committables) throws Exception;

    @Override
    default void close() throws Exception {}
}
