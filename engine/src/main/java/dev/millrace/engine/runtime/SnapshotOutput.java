// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.engine.snapshot.EntryWriter;
import dev.millrace.engine.snapshot.SnapshotPart;

/**
 * Takes what one participant remembers for one checkpoint and writes it beside the participant's
 * thread, which makes all calls.
 */
interface SnapshotOutput {

    /**
     * Where the entries of a part go.
     *
     * @param base whether they are everything, and not only what has changed since the snapshot
     *     before
     */
    EntryWriter part(String uid, SnapshotPart part, boolean base);

    /** Whether finished pieces wait to be written, so that no more should be made. */
    boolean isFull();

    /**
     * Every entry has been given: what is left is written, and the coordinator told.
     *
     * @return how many bytes it is in all
     */
    long finish();

    /** The checkpoint was given up; nothing of it is needed. */
    void giveUp();
}
