// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.async;

import dev.millrace.api.function.AsyncFunction;
import dev.millrace.engine.operator.OperatorContext;
import dev.millrace.engine.state.StateRefusedException;
import dev.millrace.engine.wire.UnsupportedValueException;
import dev.millrace.engine.wire.WriteTrial;
import org.jspecify.annotations.Nullable;

/**
 * Refuses records that no checkpoint could write while their calls are open: at the start if the
 * function's class says what they are, else with the first of each class. For one thread.
 */
final class RecordTrial {
    private final WriteTrial trial;
    private final String operator;
    private @Nullable Class<?> lastSeen;

    /**
     * @throws StateRefusedException if {@code function} declares records that cannot be written
     */
    RecordTrial(OperatorContext context, AsyncFunction<Object, Object> function) {
        this.trial = context.trial();
        this.operator = context.operator();
        try {
            trial.ofArgument(function, AsyncFunction.class, 0);
        } catch (UnsupportedValueException e) {
            throw refusal("the records of " + function.getClass().getName(), e);
        }
    }

    /**
     * @throws StateRefusedException if {@code record} cannot be written
     */
    void look(Object record) {
        if (record.getClass() == lastSeen) {
            return;
        }
        try {
            trial.ofValue(record);
        } catch (UnsupportedValueException e) {
            throw refused(record, e);
        }
        lastSeen = record.getClass();
    }

    /** What to say about a record that could not be written. */
    StateRefusedException refused(Object record, UnsupportedValueException e) {
        return refusal("a record of class " + record.getClass().getName(), e).of(operator);
    }

    private static StateRefusedException refusal(String what, UnsupportedValueException e) {
        return new StateRefusedException(
                "checkpoints could not write "
                        + what
                        + " while its call is open: "
                        + e.getMessage(),
                e);
    }
}
