// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

/** What a subtask asks and tells its run. May be called from any thread. */
interface JobControl {

    /** Whether subtasks have to close as they are. */
    boolean isAborting();

    /** Whether sources have to end. */
    boolean isStopping();

    /** Something failed; the first cause counts, and all subtasks are closed. */
    void fail(Throwable cause);

    /** A subtask has restored its state and opened its functions. */
    void subtaskPrepared();

    /** Whether all subtasks have. */
    boolean isPrepared();

    /** A subtask has opened everything. */
    void subtaskOpened();

    /** A subtask has closed everything, or has been given up. */
    void subtaskEnded();
}
