// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.api.function.AggregateFunction;
import dev.millrace.api.function.KeySelector;
import dev.millrace.api.state.AggregatingState;
import dev.millrace.api.state.AggregatingStateDescriptor;
import dev.millrace.api.stream.KeyValue;
import dev.millrace.engine.exchange.Output;
import dev.millrace.engine.state.SubtaskState;
import java.util.Objects;

/** Keeps one accumulator per key and emits its result after each record. */
public final class RunningAggregateOperator extends KeyedOperator {
    private final AggregateFunction<Object, Object, Object> function;
    private final KeySelector<Object, Object> selector;
    private final KeyedScope keyed;
    private final AggregatingState<Object, Object> aggregated;

    public RunningAggregateOperator(
            OperatorContext context,
            Output out,
            AggregateFunction<Object, Object, Object> function,
            KeySelector<Object, Object> selector) {
        super(context, out);
        this.function = function;
        this.selector = selector;
        this.keyed = new KeyedScope(context);
        this.aggregated =
                keyed.store()
                        .getAggregatingState(
                                new AggregatingStateDescriptor<>("aggregated", function));
    }

    @Override
    public void open() throws Exception {
        FunctionContext.open(function, context, keyed.store(), new SubtaskState());
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
            result = Objects.requireNonNull(aggregated.get(), "result of the aggregate");
        } catch (Throwable t) {
            failed(t, value, timestamp);
            return;
        }
        out.record(new KeyValue<>(key, result), timestamp);
    }

    @Override
    public void expect(int[] keyHashes, int count) {
        keyed.rows().expect(keyHashes, count);
    }

    @Override
    public void close() throws Exception {
        FunctionContext.close(function);
    }
}
