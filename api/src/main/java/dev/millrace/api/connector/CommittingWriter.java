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
     * What has been staged since the last call and can become visible. Called after {@link #flush}.
     *
     * <p>In a job with checkpoints this is the first phase of the commit: everything written so far
     * has to be in, on its way to where a crash cannot take it, because records before the
     * checkpoint are not sent again. Without checkpoints it is called about each second, and the
     * writer may keep back what it goes on writing to. At the end of input everything has to be in.
     *
     * <p>A committable is written into the checkpoint as one value. Where it holds the output
     * itself, several of a few megabytes cost less than a large one.
     *
     * @param epoch the checkpoint's number; without checkpoints, the number of the call
     */
    List<C> prepareCommit(long epoch, boolean endOfInput) throws Exception;
}
