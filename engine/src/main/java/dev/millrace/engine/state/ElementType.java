// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.state;

import dev.millrace.engine.wire.FunctionTypes;
import dev.millrace.engine.wire.UnsupportedValueException;
import dev.millrace.engine.wire.Widening;
import dev.millrace.engine.wire.WriteTrial;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What may be put into a state: nothing null, nothing of another type than was declared, and in a
 * job with checkpoints nothing that they cannot write. For one thread.
 */
public final class ElementType {

    private final String state;
    private final @Nullable Class<?> declared;

    /** What a restored value has to be: what is declared, or what a function says it makes. */
    private final Class<?> held;

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
        this(state, declared, declared == null ? Object.class : declared, trial);
        if (declared != null) {
            try {
                trial.ofDeclared(declared);
            } catch (UnsupportedValueException e) {
                throw refusal(declared.getName(), e);
            }
        }
    }

    private ElementType(
            String state, @Nullable Class<?> declared, Class<?> held, WriteTrial trial) {
        this.state = state;
        this.declared = declared;
        this.held = held;
        this.trial = trial;
    }

    /**
     * Checks what a function makes from the values that come into a state.
     *
     * @param index of the type of what it makes, in the arguments of {@code declaring}
     * @throws StateRefusedException if its class says that what it makes cannot be written
     */
    public static ElementType madeBy(
            Object function, Class<?> declaring, int index, String state, WriteTrial trial) {
        Class<?> made = FunctionTypes.argument(function, declaring, index);
        ElementType type = new ElementType(state, null, made, trial);
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

    /** Returns whether a descriptor has given this type, or none. */
    boolean isDeclared(@Nullable Class<?> type) {
        return declared == type;
    }

    /** Returns the class that restored values have to be of, {@code Object} if any will do. */
    Class<?> held() {
        return held;
    }

    /** Returns whether a restored value may have to become another. */
    boolean mayWiden() {
        return Number.class.isAssignableFrom(held);
    }

    /**
     * Returns a restored value as what is held now: a number may become wider.
     *
     * @throws StateRefusedException if it cannot be that
     */
    public Object fitted(Object restored) {
        if (held.isInstance(restored)) {
            return restored;
        }
        Function<Number, Object> widening = Widening.between(restored.getClass(), held);
        if (widening == null) {
            throw misfit(restored.getClass());
        }
        return widening.apply((Number) restored);
    }

    /** What to say about a restored value of a class that cannot become what is held now. */
    StateRefusedException misfit(Class<?> written) {
        return new StateRefusedException(
                "state '"
                        + state
                        + "' holds "
                        + written.getName()
                        + " in the snapshot that was restored and is declared to hold "
                        + held.getName()
                        + " now; declare it as it was, or give the new one another name; where the"
                        + " state is the operator's own, give the operator another uid");
    }

    private StateRefusedException refusal(String what, UnsupportedValueException cause) {
        return new StateRefusedException(
                "state '"
                        + state
                        + "' is declared to hold "
                        + what
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
