// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.api.function.AggregateFunction;
import dev.millrace.api.function.KeySelector;
import dev.millrace.api.state.AggregatingState;
import dev.millrace.api.state.AggregatingStateDescriptor;
import dev.millrace.api.stream.KeyValue;
import dev.millrace.engine.exchange.Output;
import dev.millrace.engine.inspect.ReadableState;
import dev.millrace.engine.snapshot.SnapshotPart;
import java.util.List;
import java.util.Objects;

/** Keeps one accumulator per key, emits its result after each record; in batch mode at the end. */
public final class RunningAggregateOperator extends KeyedOperator {
    private final AggregateFunction<Object, Object, Object> function;
    private final KeySelector<Object, Object> selector;
    private final KeyedScope keyed;
    private final AggregatingState<Object, Object> aggregated;
    private final FinalValues finals;

    public RunningAggregateOperator(
            OperatorContext context,
            Output out,
            AggregateFunction<Object, Object, Object> function,
            KeySelector<Object, Object> selector) {
        super(context, out);
        this.function = function;
        this.selector = selector;
        this.keyed = new KeyedScope(context);
        AggregatingStateDescriptor<Object, Object, Object> descriptor =
                new AggregatingStateDescriptor<>("aggregated", function);
        this.aggregated = keyed.store().getAggregatingState(descriptor);
        this.finals = new FinalValues(context, keyed.store(), descriptor);
    }

    @Override
    public List<SnapshotPart> parts() {
        return keyed.parts(functionParts(true));
    }

    @Override
    protected void restoreWatermark(long watermark, long received) {
        super.restoreWatermark(watermark, received);
        keyed.timers().restoreWatermark(watermark);
    }

    @Override
    public void open() throws Exception {
        FunctionContext.open(function, context, keyed.store(), state);
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
    public boolean advance(long watermark) {
        while (finals.isDue(watermark)) {
            if (context.room().isFull()) {
                return false;
            }
            if (finals.advance()) {
                out.record(
                        new KeyValue<>(keyed.key(), Objects.requireNonNull(aggregated.get())),
                        watermark);
            }
        }
        forward(watermark);
        return true;
    }

    @Override
    public void expect(int[] keyHashes, int count) {
        keyed.rows().expect(keyHashes, count);
    }

    @Override
    public List<ReadableState> states() {
        return keyed.states(super.states());
    }

    @Override
    public boolean isStateful() {
        return true;
    }

    @Override
    public void close() throws Exception {
        FunctionContext.close(function);
    }
}
