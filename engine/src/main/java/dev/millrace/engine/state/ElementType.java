// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import org.jspecify.annotations.Nullable;

/** What may be put into a state: nothing null, and nothing of another type than was declared. */
final class ElementType {

    private final String state;
    private final @Nullable Class<?> declared;

    /**
     * Checks what comes into a state.
     *
     * @param declared the type given by the descriptor, or null if it gave none
     */
    ElementType(String state, @Nullable Class<?> declared) {
        this.state = state;
        this.declared = declared;
    }

    /** Returns {@code value} if it may be put into the state. */
    <T> T checked(@Nullable T value) {
        if (value == null) {
            throw new NullPointerException("state '" + state + "' takes no null");
        }
        if (declared != null && value.getClass() != declared && !declared.isInstance(value)) {
            throw new ClassCastException(
                    "state '"
                            + state
                            + "' was declared to hold "
                            + declared.getName()
                            + " and cannot take a "
                            + value.getClass().getName());
        }
        return value;
    }
}
