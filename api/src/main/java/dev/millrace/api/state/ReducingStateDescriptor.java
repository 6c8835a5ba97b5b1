// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.state;

import dev.millrace.api.function.ReduceFunction;

/**
 * Describes a {@link ReducingState}.
 *
 * <pre>{@code
 * ReducingStateDescriptor<Long> total = new ReducingStateDescriptor<>("total", Long::sum);
 * }</pre>
 *
 * @param <T> the values
 */
public final class ReducingStateDescriptor<T> extends StateDescriptor<ReducingState<T>, T> {

    private final ReduceFunction<T> reduceFunction;

    /** Names the state and says how two values become one. */
    public ReducingStateDescriptor(String name, ReduceFunction<T> reduceFunction) {
        super(name);
        this.reduceFunction = reduceFunction;
    }

    /** Returns how two values become one. */
    public ReduceFunction<T> getReduceFunction() {
        return reduceFunction;
    }

    @Override
    ReducingStateDescriptor<T> copy(String newName) {
        return new ReducingStateDescriptor<>(newName, reduceFunction);
    }
}
