// SPDX-License-Identifier: Apache-2.0
package dev.millrace.connector.files.format;

import org.jspecify.annotations.Nullable;

/** A record cannot be read or written; the message names the line, the value and the remedy. */
public final class MalformedRecordException extends Exception {
    private static final long serialVersionUID = 1;

    public MalformedRecordException(String message) {
        super(message);
    }

    public MalformedRecordException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
