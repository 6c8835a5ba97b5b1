// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.snapshot;

/**
 * One thing an operator remembers, as seen by checkpoints. The calls, all on the subtask's thread:
 *
 * <ol>
 *   <li>{@link #restore}, for each piece of what was written before, oldest first, before the
 *       operator opens;
 *   <li>for each checkpoint {@link #freeze}, then {@link #writeOn} between records until it returns
 *       true, then {@link #thaw}; or {@code thaw} at any time, if the checkpoint is given up.
 * </ol>
 *
 * <p>What stood at {@code freeze} is what gets written. The part goes on meanwhile: whatever is
 * about to change and has not been written yet is written first. (The idea of copy-on-update
 * checkpoints: Cao et al., "Fast Checkpoint Recovery Algorithms for Frequently Consistent
 * Applications", SIGMOD 2011.)
 */
public interface SnapshotPart {

    /** What entries look like now; it may get more columns as the operator goes on. */
    PartSchema schema();

    /**
     * Marks what stands now as what has to be written.
     *
     * @param out takes the entries, from now until {@link #thaw}
     * @param base whether everything is written; else only what has changed since the last freeze.
     *     The first one is a base, and so is the next after a checkpoint that was given up. Of no
     *     account to a part whose {@link PartKind#isWrittenWhole}.
     */
    void freeze(EntryWriter out, boolean base);

    /**
     * Writes at most about {@code mostEntries} of what is left.
     *
     * @return whether everything has been written
     */
    boolean writeOn(int mostEntries);

    /** Lets go of the writer, and of what it has not been given. */
    void thaw();

    /**
     * Takes in what was written before; entries of other subtasks have been left out. Of a part
     * whose {@link PartKind#isWrittenWhole} only the newest piece of each subtask is given, in the
     * order of the subtasks.
     */
    void restore(EntryCursor entries);
}
