// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

/**
 * A user's function failed, and the operator's error policy is to fail. An {@link Error}, because
 * the call that failed may have come from another user's function, through its collector: one that
 * catches every {@code Exception} must not hide that a record was lost.
 */
public final class OperatorFailure extends Error {
    private static final long serialVersionUID = 1L;

    public OperatorFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
