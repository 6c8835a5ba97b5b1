// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

/**
 * A record could not be processed and the error policy is to fail. The message names operator,
 * subtask and position; the cause is what the user's code threw. Made once, where it was thrown:
 * operators upstream in the chain let it pass.
 */
public final class OperatorFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public OperatorFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
