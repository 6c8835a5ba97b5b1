// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.store;

import java.io.IOException;

/** A store failed at a moment where an object may have appeared in it or not. */
public final class OutcomeUnknownException extends IOException {
    private static final long serialVersionUID = 1;

    /** About the object of this name. */
    public OutcomeUnknownException(String name, IOException cause) {
        super("nobody knows whether " + name + " was put: " + cause.getMessage(), cause);
    }
}
