// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import dev.millrace.engine.wire.UnsupportedValueException;
import dev.millrace.engine.wire.WriteTrial;
import org.jspecify.annotations.Nullable;

/**
 * What may be put into a state: nothing null, nothing of another type than was declared, and in a
 * job with checkpoints nothing that they cannot write. For one thread.
 */
public final class ElementType {

    private final String state;
    private final @Nullable Class<?> declared;
    private final WriteTrial trial;
    private @Nullable Class<?> lastSeen;

    /**
     * Checks what comes into a state.
     *
     * @param declared the type given by the descriptor, or null if it gave none
     * @param trial tries whether values can be written
     * @throws StateRefusedException if values of the declared type cannot be
     */
    ElementType(String state, @Nullable Class<?> declared, WriteTrial trial) {
        this.state = state;
        this.declared = declared;
        this.trial = trial;
        if (declared != null) {
            try {
                trial.ofDeclared(declared);
            } catch (UnsupportedValueException e) {
                throw refusal(declared.getName(), e);
            }
        }
    }

    /**
     * Checks what a function makes from the values that come into a state.
     *
     * @param index of the type of what it makes, in the arguments of {@code declaring}
     * @throws StateRefusedException if its class says that what it makes cannot be written
     */
    public static ElementType madeBy(
            Object function, Class<?> declaring, int index, String state, WriteTrial trial) {
        ElementType type = new ElementType(state, null, trial);
        try {
            trial.ofArgument(function, declaring, index);
        } catch (UnsupportedValueException e) {
            throw type.refusal("what " + function.getClass().getName() + " makes", e);
        }
        return type;
    }

    /** Checks values of which nothing is known before they come. */
    public static ElementType unknown(String state, WriteTrial trial) {
        return new ElementType(state, null, trial);
    }

    private StateRefusedException refusal(String held, UnsupportedValueException cause) {
        return new StateRefusedException(
                "state '"
                        + state
                        + "' is declared to hold "
                        + held
                        + ", and checkpoints could not write it: "
                        + cause.getMessage()
                        + "; or declare it as a type above the values that it is to hold",
                cause);
    }

    /** Returns {@code value} if it may be put into the state. */
    public <T> T checked(@Nullable T value) {
        if (value == null) {
            throw new NullPointerException("state '" + state + "' takes no null");
        }
        if (value.getClass() != lastSeen) {
            look(value);
            lastSeen = value.getClass();
        }
        return value;
    }

    private void look(Object value) {
        if (declared != null && !declared.isInstance(value)) {
            throw new ClassCastException(
                    "state '"
                            + state
                            + "' was declared to hold "
                            + declared.getName()
                            + " and cannot take a "
                            + value.getClass().getName());
        }
        try {
            trial.ofValue(value);
        } catch (UnsupportedValueException e) {
            throw new StateRefusedException(
                    "state '"
                            + state
                            + "' cannot take what checkpoints could not write: "
                            + e.getMessage(),
                    e);
        }
    }
}
