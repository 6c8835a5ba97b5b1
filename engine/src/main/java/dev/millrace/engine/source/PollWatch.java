// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.source;

/**
 * Is told while a reader is asked for records, for that may take as long as there are none. Called
 * by the subtask's thread.
 */
public interface PollWatch {

    /** The reader is asked. */
    void beginPoll();

    /**
     * The reader has answered, or has thrown.
     *
     * @return whether it was interrupted because the job is to stop; the thread no longer is
     */
    boolean endPoll();
}
