// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api;

/**
 * A job failed. The message names the job, the operator, its subtask and the record's position; the
 * cause chain holds the exception that was thrown, with its own class.
 */
public final class JobException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public JobException(String message, Throwable cause) {
        super(message, cause);
    }
}
