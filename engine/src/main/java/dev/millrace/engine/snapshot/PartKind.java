// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.snapshot;

/**
 * Whom the entries of a part belong to, and so who gets them at another parallelism.
 *
 * <p>Only what is {@link #KEYED} is written as changes upon a base. The others are small: each
 * freeze writes all of them, so the newest piece of each subtask is all there is to restore.
 */
public enum PartKind {
    /** Each entry belongs to a key; the subtask that owns the key's group gets it. */
    KEYED,
    /** Each entry is an item of its own; the items of all subtasks are dealt out anew. */
    SPLIT_LIST,
    /** Each entry is an item of its own; every subtask gets the items of all. */
    UNION_LIST,
    /** Every subtask has written the same; every subtask gets what one of them wrote. */
    BROADCAST,
    /** The entry is about the subtask itself, such as its watermark; every subtask sees all. */
    SUBTASK;

    /** Whether each freeze writes everything, so that what was written before does not count. */
    public boolean isWrittenWhole() {
        return this != KEYED;
    }
}
