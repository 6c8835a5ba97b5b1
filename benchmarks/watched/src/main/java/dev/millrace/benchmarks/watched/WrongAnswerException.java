// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.watched;

import java.io.IOException;

/** The server answered something that cannot be so; the trial is worth nothing. */
final class WrongAnswerException extends IOException {
    private static final long serialVersionUID = 1L;

    WrongAnswerException(String message) {
        super(message);
    }
}
