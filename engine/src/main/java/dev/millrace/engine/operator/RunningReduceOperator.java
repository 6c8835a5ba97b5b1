// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.api.function.KeySelector;
import dev.millrace.api.function.ReduceFunction;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.engine.exchange.Output;
import dev.millrace.engine.wire.FunctionTypes;
import java.util.Objects;

/** Keeps the records of each key reduced to one. */
public final class RunningReduceOperator extends RunningOperator {
    private final ReduceFunction<Object> function;
    private final KeySelector<Object, Object> selector;
    private final ValueState<Object> reduced;

    public RunningReduceOperator(
            OperatorContext context,
            Output out,
            ReduceFunction<Object> function,
            KeySelector<Object, Object> selector) {
        super(context, out, function, reducedBy(function));
        this.function = function;
        this.selector = selector;
        this.reduced = keyed.store().getState(reducedBy(function));
    }

    @SuppressWarnings("unchecked") // what the function reduces is of no other class
    private static ValueStateDescriptor<Object> reducedBy(ReduceFunction<Object> function) {
        Class<?> type = FunctionTypes.argument(function, ReduceFunction.class, 0);
        return new ValueStateDescriptor<>("reduced", (Class<Object>) type);
    }

    @Override
    public void record(Object value, long timestamp, int keyHash) {
        recordsIn++;
        Object result;
        try {
            keyed.enter(selector.getKey(value), keyHash);
            Object before = reduced.value();
            result = before == null ? value : function.reduce(before, value);
            reduced.update(result);
        } catch (Throwable t) {
            failed(t, value, timestamp);
            return;
        }
        if (!finals.only()) {
            out.record(result, timestamp);
        }
    }

    @Override
    Object finalValue() {
        return Objects.requireNonNull(reduced.value());
    }
}
