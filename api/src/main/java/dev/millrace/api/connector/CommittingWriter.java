// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.connector;

import java.util.List;

/**
 * A writer that stages its output.
 *
 * @param <T> type of the records
 * @param <C> type of the committables
 */
public interface CommittingWriter<T, C> extends SinkWriter<T> {

    /**
     * What has been staged since the last call and can become visible. Called after {@link #flush}:
     * about each second in a job without checkpoints, and at the end of input, when everything has
     * to be in.
     */
    List<C> prepareCommit(boolean endOfInput) throws Exception;
}
