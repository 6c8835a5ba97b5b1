// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.api.function.ReduceFunction;
import dev.millrace.engine.state.ElementType;
import org.jspecify.annotations.Nullable;

/**
 * Records reduced to one. The records are the user's: a reduce function returns another and changes
 * none, so they are shared, not copied.
 */
final class ReducedAccumulators extends ObjectAccumulators {
    private final ReduceFunction<Object> function;

    ReducedAccumulators(ReduceFunction<Object> function, ElementType type) {
        super(type);
        this.function = function;
    }

    @Override
    Object with(@Nullable Object accumulator, Object value) throws Exception {
        return type.checked(accumulator == null ? value : function.reduce(accumulator, value));
    }

    @Override
    Object copy(Object accumulator) {
        return accumulator;
    }

    @Override
    Object merge(Object earlier, Object later) throws Exception {
        return function.reduce(earlier, later);
    }

    @Override
    Object without(Object accumulator, Object part) {
        throw new UnsupportedOperationException("A reduced record cannot be taken apart");
    }

    @Override
    Object result(Object accumulator) {
        return accumulator;
    }

    @Override
    boolean isRetractable() {
        return false;
    }
}
