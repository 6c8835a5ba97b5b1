// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

/**
 * A program wants to keep what it cannot: a state of another kind or type than the one in the
 * snapshot, or values that no checkpoint could write. Starting again does not help.
 */
public final class StateRefusedException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public StateRefusedException(String message) {
        super(message);
    }

    public StateRefusedException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Returns the same about a state of the operator named. */
    public StateRefusedException of(String operator) {
        return new StateRefusedException("Operator '" + operator + "': " + getMessage(), this);
    }

    /** Returns whether that is what is behind a failure. */
    public static boolean isCauseOf(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof StateRefusedException) {
                return true;
            }
        }
        return false;
    }
}
