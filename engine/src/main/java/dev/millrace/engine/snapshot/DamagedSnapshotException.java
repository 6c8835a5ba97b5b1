// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.snapshot;

import java.io.IOException;

/** A snapshot file is not as it was written, is not one, or a newer engine wrote it. */
public final class DamagedSnapshotException extends IOException {
    private static final long serialVersionUID = 1;

    DamagedSnapshotException(String message) {
        super(message);
    }

    DamagedSnapshotException(String message, Throwable cause) {
        super(message, cause);
    }
}
