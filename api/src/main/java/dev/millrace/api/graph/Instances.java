// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.graph;

import dev.millrace.api.function.Function;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Where the subtasks of an operator get their function from. A function without fields of its own
 * is shared; one with fields is copied for each subtask, or made anew by a supplier.
 *
 * @param <F> the function's type
 */
public final class Instances<F extends Function> {
    private final Supplier<? extends F> supplier;
    private final Class<?> type;

    private Instances(Supplier<? extends F> supplier, Class<?> type) {
        this.supplier = supplier;
        this.type = type;
    }

    /**
     * Every subtask works with {@code function}, shared if it is a lambda, a record or has no
     * fields, else with a copy of it as it is now.
     *
     * @throws IllegalArgumentException if it has fields and cannot be copied; the message names the
     *     field
     */
    public static <F extends Function> Instances<F> of(F function) {
        Objects.requireNonNull(function, "function");
        if (FunctionCopy.isShareable(function.getClass())) {
            return new Instances<>(() -> function, function.getClass());
        }
        FunctionCopy<F> copy = FunctionCopy.of(function);
        return new Instances<>(copy::make, function.getClass());
    }

    /** Every subtask works with a new function made by {@code supplier}. */
    public static <F extends Function> Instances<F> suppliedBy(Supplier<? extends F> supplier) {
        Objects.requireNonNull(supplier, "supplier");
        return new Instances<>(supplier, supplier.getClass());
    }

    /** The function for one more subtask; called once per subtask. */
    public F next() {
        return Objects.requireNonNull(
                supplier.get(), () -> "The supplier of a function returned null: " + type);
    }
}
