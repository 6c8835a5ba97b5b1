// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.api.function.KeySelector;
import dev.millrace.api.function.ReduceFunction;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.engine.exchange.Output;
import dev.millrace.engine.inspect.ReadableState;
import dev.millrace.engine.snapshot.SnapshotPart;
import java.util.List;
import java.util.Objects;

/** Keeps one value per key and emits it after each record; in batch mode once, at the end. */
public final class RunningReduceOperator extends KeyedOperator {
    private final ReduceFunction<Object> function;
    private final KeySelector<Object, Object> selector;
    private final KeyedScope keyed;
    private final ValueState<Object> reduced;
    private final FinalValues finals;

    public RunningReduceOperator(
            OperatorContext context,
            Output out,
            ReduceFunction<Object> function,
            KeySelector<Object, Object> selector) {
        super(context, out);
        this.function = function;
        this.selector = selector;
        this.keyed = new KeyedScope(context);
        ValueStateDescriptor<Object> descriptor = new ValueStateDescriptor<>("reduced");
        this.reduced = keyed.store().getState(descriptor);
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
    public boolean advance(long watermark) {
        while (finals.isDue(watermark)) {
            if (context.room().isFull()) {
                return false;
            }
            if (finals.advance()) {
                out.record(Objects.requireNonNull(reduced.value()), watermark);
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
