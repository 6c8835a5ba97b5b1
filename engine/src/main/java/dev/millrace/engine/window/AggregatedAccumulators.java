// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.window;

import dev.millrace.api.function.AggregateFunction;
import dev.millrace.api.function.RetractableAggregateFunction;
import dev.millrace.engine.state.ElementType;
import org.jspecify.annotations.Nullable;

/** Accumulators of an {@link AggregateFunction}, which may change them in place. */
final class AggregatedAccumulators extends ObjectAccumulators {
    private final AggregateFunction<Object, Object, Object> function;
    private final @Nullable RetractableAggregateFunction<Object, Object, Object> retractable;

    @SuppressWarnings("unchecked") // the same function seen as what it is
    AggregatedAccumulators(AggregateFunction<Object, Object, Object> function, ElementType type) {
        super(type);
        this.function = function;
        this.retractable =
                function instanceof RetractableAggregateFunction<?, ?, ?> that
                                && that.isRetractable()
                        ? (RetractableAggregateFunction<Object, Object, Object>) that
                        : null;
    }

    @Override
    Object with(@Nullable Object accumulator, Object value) {
        Object before = accumulator == null ? function.createAccumulator() : accumulator;
        return type.checked(function.add(value, before));
    }

    @Override
    Object copy(Object accumulator) {
        return merge(function.createAccumulator(), accumulator);
    }

    @Override
    Object merge(Object earlier, Object later) {
        Object both = function.merge(earlier, later);
        if (both == null) {
            throw new IllegalStateException(
                    function.getClass().getName()
                            + ".merge returned null; windows are added up in parts, so it has to"
                            + " return the accumulator of both");
        }
        return both;
    }

    @Override
    Object without(Object accumulator, Object part) {
        if (retractable == null) {
            throw new IllegalStateException(function.getClass().getName() + " cannot retract");
        }
        return retractable.retract(accumulator, part);
    }

    @Override
    Object result(Object accumulator) {
        return function.getResult(accumulator);
    }

    @Override
    boolean isRetractable() {
        return retractable != null;
    }
}
