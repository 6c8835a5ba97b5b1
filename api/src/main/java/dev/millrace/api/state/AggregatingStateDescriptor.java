// SPDX-License-Identifier: Apache-2.0
package dev.millrace.api.state;

import dev.millrace.api.function.AggregateFunction;

/**
 * Describes an {@link AggregatingState}.
 *
 * <pre>{@code
 * AggregatingStateDescriptor<String, Long, Long> lines =
 *         new AggregatingStateDescriptor<>("lines", Aggregates.count());
 * }</pre>
 *
 * @param <IN> what is added
 * @param <ACC> the accumulators
 * @param <OUT> what is read
 */
public final class AggregatingStateDescriptor<IN, ACC, OUT>
        extends StateDescriptor<AggregatingState<IN, OUT>, ACC> {

    private final AggregateFunction<IN, ACC, OUT> aggregateFunction;

    /** Names the state and says how values are aggregated. */
    public AggregatingStateDescriptor(
            String name, AggregateFunction<IN, ACC, OUT> aggregateFunction) {
        super(name);
        this.aggregateFunction = aggregateFunction;
    }

    /** Returns how values are aggregated. */
    public AggregateFunction<IN, ACC, OUT> getAggregateFunction() {
        return aggregateFunction;
    }

    @Override
    AggregatingStateDescriptor<IN, ACC, OUT> copy(String newName) {
        return new AggregatingStateDescriptor<>(newName, aggregateFunction);
    }
}
