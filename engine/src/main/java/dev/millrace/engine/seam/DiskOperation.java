// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.seam;

/**
 * One call on a simulated disk.
 *
 * @param number counts from 0, over all mounts
 * @param path what it was about; of a rename or a link the new name
 */
public record DiskOperation(long number, Kind kind, String path) {

    /** What a call may be. */
    public enum Kind {
        CREATE_DIRECTORY,
        CREATE,
        APPEND,
        SYNC,
        CLOSE,
        READ,
        LIST,
        RENAME,
        LINK,
        DELETE,
        SYNC_DIRECTORY,
        LOCK;

        /** Whether such a call may leave something else on the disk than it found. */
        public boolean changes() {
            return this != READ && this != LIST && this != CLOSE;
        }
    }
}
