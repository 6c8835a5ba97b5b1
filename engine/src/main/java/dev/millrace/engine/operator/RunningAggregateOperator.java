// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.api.function.AggregateFunction;
import dev.millrace.api.function.KeySelector;
import dev.millrace.api.state.AggregatingState;
import dev.millrace.api.state.AggregatingStateDescriptor;
import dev.millrace.api.stream.KeyValue;
import dev.millrace.engine.exchange.Output;
import java.util.Objects;

/** Keeps one accumulator per key and emits its result. */
public final class RunningAggregateOperator extends RunningOperator {
    private final KeySelector<Object, Object> selector;
    private final AggregatingState<Object, Object> aggregated;

    public RunningAggregateOperator(
            OperatorContext context,
            Output out,
            AggregateFunction<Object, Object, Object> function,
            KeySelector<Object, Object> selector) {
        super(context, out, function, aggregatedBy(function));
        this.selector = selector;
        this.aggregated = keyed.store().getAggregatingState(aggregatedBy(function));
    }

    private static AggregatingStateDescriptor<Object, Object, Object> aggregatedBy(
            AggregateFunction<Object, Object, Object> function) {
        return new AggregatingStateDescriptor<>("aggregated", function);
    }

    @Override
    public void record(Object value, long timestamp, int keyHash) {
        recordsIn++;
        Object key;
        Object result;
        try {
            key = selector.getKey(value);
            keyed.enter(key, keyHash);
            aggregated.add(value);
            if (finals.only()) {
                return;
            }
            result = Objects.requireNonNull(aggregated.get(), "result of the aggregate");
        } catch (Throwable t) {
            failed(t, value, timestamp);
            return;
        }
        out.record(new KeyValue<>(key, result), timestamp);
    }

    @Override
    Object finalValue() {
        return new KeyValue<>(keyed.key(), Objects.requireNonNull(aggregated.get()));
    }
}
