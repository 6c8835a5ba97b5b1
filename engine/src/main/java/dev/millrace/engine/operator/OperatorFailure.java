// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

/**
 * A user's function failed, and the operator's error policy is to fail. An {@link Error}, because
 * the call that failed may have come from another user's function, through its collector: one that
 * catches every {@code Exception} must not hide that a record was lost.
 */
public final class OperatorFailure extends Error {
    private static final long serialVersionUID = 1L;

    /** Stands for a failure beside all subtasks. */
    public static final int NO_SUBTASK = -1;

    private final String operator;
    private final int subtask;

    public OperatorFailure(String operator, int subtask, String message, Throwable cause) {
        super(message, cause);
        this.operator = operator;
        this.subtask = subtask;
    }

    /** Name of the operator that failed. */
    public String operator() {
        return operator;
    }

    public int subtask() {
        return subtask;
    }
}
