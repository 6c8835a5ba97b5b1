// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.inspect;

/** Whom a state belongs to. */
public enum StateScope {
    /** A key. */
    KEYED,
    /** A window, of a key or of all. */
    WINDOW,
    /** A subtask; items are dealt out anew at another parallelism. */
    LIST,
    /** A subtask; every subtask gets all items at another parallelism. */
    UNION_LIST,
    /** All subtasks alike. */
    BROADCAST,
    /** The timers of a key. */
    TIMERS
}
