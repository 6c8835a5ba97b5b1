// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api;

import java.util.EnumSet;
import java.util.Set;

/** The life of a job. */
public enum JobStatus {
    /** The plan is made; subtasks are being opened. */
    STARTING,
    /** Every subtask is open and records flow. */
    RUNNING,
    /**
     * A stop was asked for: sources have ended, what was read is being finished. Or a savepoint is
     * there that ends the job, and its output is being committed.
     */
    STOPPING,
    /** A cancel or a restart was asked for: subtasks are being closed as they are. */
    CANCELLING,
    /** A subtask failed: the others are being closed. */
    FAILING,
    /** All subtasks are closed; a new run begins when its time has come. */
    RESTARTING,
    /**
     * All input was processed and all output is visible; or the job was stopped with a savepoint,
     * and all output up to it is visible.
     */
    FINISHED,
    /** The job was cancelled. */
    CANCELLED,
    /** The job failed; the first cause is kept. */
    FAILED;

    /** The states that may follow this one. */
    public Set<JobStatus> successors() {
        return switch (this) {
            case STARTING -> EnumSet.of(RUNNING, CANCELLING, FAILING);
            case RUNNING -> EnumSet.of(STOPPING, CANCELLING, FAILING, FINISHED);
            case STOPPING -> EnumSet.of(CANCELLING, FAILING, FINISHED);
            case CANCELLING -> EnumSet.of(RESTARTING, CANCELLED, FAILED);
            case FAILING -> EnumSet.of(RESTARTING, CANCELLING, FAILED);
            case RESTARTING -> EnumSet.of(STARTING, CANCELLED);
            case FINISHED, CANCELLED, FAILED -> EnumSet.noneOf(JobStatus.class);
        };
    }

    /** Whether the job has ended, one way or the other. */
    public boolean isTerminal() {
        return successors().isEmpty();
    }
}
