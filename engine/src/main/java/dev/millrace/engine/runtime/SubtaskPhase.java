// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import java.util.EnumSet;
import java.util.Set;

/** The life of a subtask. */
enum SubtaskPhase {
    /** Not yet stepped; functions and connectors are not open. */
    CREATED,
    /**
     * Its state is restored and its functions are open; waits for those of all subtasks, so that a
     * program which does not fit its state ends before it has read or written anything.
     */
    PREPARED,
    /** Takes input, fires timers, emits. */
    RUNNING,
    /**
     * The barrier of a savepoint has passed with which the job is to end: until that is complete,
     * or given up, nothing is read, fired or emitted; after it, staged output is committed.
     */
    HELD,
    /** All input was taken; event time goes to its end, pending timers fire once. */
    LAST_TIMERS,
    /** Operators finish what they hold back: open asynchronous calls, staged output. */
    ENDING,
    /** What was emitted waits to be taken; nothing new is made. */
    EMPTYING,
    /**
     * Everything was handed over; nothing but barriers passes until the job's last checkpoint is
     * complete. In a job with checkpoints only.
     */
    RESTING,
    /** Closed, everything was handed over. */
    FINISHED,
    /** Closed before everything was handed over: the job was cancelled or failed. */
    ABORTED;

    Set<SubtaskPhase> successors() {
        return switch (this) {
            case CREATED -> EnumSet.of(PREPARED, ABORTED);
            case PREPARED -> EnumSet.of(RUNNING, EMPTYING, ABORTED);
            case RUNNING -> EnumSet.of(HELD, LAST_TIMERS, ABORTED);
            case HELD -> EnumSet.of(RUNNING, FINISHED, ABORTED);
            case LAST_TIMERS -> EnumSet.of(ENDING, ABORTED);
            case ENDING -> EnumSet.of(EMPTYING, ABORTED);
            case EMPTYING -> EnumSet.of(RESTING, FINISHED, ABORTED);
            case RESTING -> EnumSet.of(FINISHED, ABORTED);
            case FINISHED, ABORTED -> EnumSet.noneOf(SubtaskPhase.class);
        };
    }

    boolean isTerminal() {
        return successors().isEmpty();
    }
}
