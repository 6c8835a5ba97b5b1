// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that are not a value, or a value that does not fit the classes of this program any more.
 * The message says which and what can be done.
 */
public final class UnreadableValueException extends IOException {
    private static final long serialVersionUID = 1L;

    UnreadableValueException(String message) {
        super(message);
    }

    UnreadableValueException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
