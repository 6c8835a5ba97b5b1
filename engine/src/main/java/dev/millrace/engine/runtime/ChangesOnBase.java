// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

/**
 * When a participant writes everything again instead of what has changed: a chain of changes is
 * read whole at a restore, and keeps the files it consists of. Owned by the participant's thread.
 */
final class ChangesOnBase {
    /**
     * Once changes take as many bytes as the base below them: then what is kept and read at a
     * restore is at most twice what a base takes, and all bases together are at most as many bytes
     * as all changes. The rule by which logs are rewritten, as that of Redis' append-only file.
     */
    private static final double MOST_OF_BASE = 1;

    /** Opening a file takes a store some milliseconds, also if there is little in it. */
    static final int MOST_CHANGES = 100;

    private long baseBytes;
    private long changeBytes;
    private int changes;

    /** Whether the next snapshot is to be a base. */
    boolean areEnough() {
        return changes >= MOST_CHANGES || changeBytes > MOST_OF_BASE * baseBytes;
    }

    /** A snapshot was written. */
    void written(boolean base, long sizeBytes) {
        if (base) {
            baseBytes = sizeBytes;
            changeBytes = 0;
            changes = 0;
        } else {
            changeBytes += sizeBytes;
            changes++;
        }
    }
}
