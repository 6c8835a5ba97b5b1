// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.seam;

/** What a simulated disk can do to a call. */
public enum DiskFault {
    /** The disk cannot: nothing of the call is done. */
    EIO("Input/output error"),
    /** No room: an append leaves a part of its bytes behind, a new file is not made. */
    ENOSPC("No space left on device"),
    /** Nothing may be changed. */
    EROFS("Read-only file system"),
    /**
     * A sync fails, and what was not yet on the disk will never be, though it can still be read.
     */
    SYNC_LOST("Input/output error while syncing");

    private final String message;

    DiskFault(String message) {
        this.message = message;
    }

    String message() {
        return message;
    }

    boolean strikes(DiskOperation.Kind kind) {
        return switch (this) {
            case EIO -> kind != DiskOperation.Kind.CLOSE;
            case ENOSPC -> kind == DiskOperation.Kind.APPEND || makesNames(kind);
            case EROFS -> kind.changes();
            case SYNC_LOST -> kind == DiskOperation.Kind.SYNC;
        };
    }

    private static boolean makesNames(DiskOperation.Kind kind) {
        return switch (kind) {
            case CREATE_DIRECTORY, CREATE, LINK, RENAME -> true;
            default -> false;
        };
    }
}
