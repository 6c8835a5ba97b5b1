// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.inspection;

import java.io.IOException;

/** The checkpoint, operator or part that was asked for is not there; the message says what is. */
public final class AbsentException extends IOException {
    private static final long serialVersionUID = 1L;

    AbsentException(String message) {
        super(message);
    }
}
