// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.api.function.FlatMapFunction;
import dev.millrace.api.function.RichFunction;
import dev.millrace.engine.exchange.Output;
import dev.millrace.engine.snapshot.SnapshotPart;
import java.util.List;

/** Any number of records out for each record in. */
public final class FlatMapOperator extends Operator {
    private final FlatMapFunction<Object, Object> function;
    private final Emitter emitter;

    public FlatMapOperator(
            OperatorContext context, Output out, FlatMapFunction<Object, Object> function) {
        super(context, out);
        this.function = function;
        this.emitter = Emitter.into(context, out);
    }

    @Override
    public List<SnapshotPart> parts() {
        return function instanceof RichFunction ? state.parts() : List.of();
    }

    @Override
    public void open() throws Exception {
        FunctionContext.open(function, context, state);
    }

    @Override
    public void record(Object value, long timestamp) {
        recordsIn++;
        emitter.at(timestamp);
        try {
            function.flatMap(value, emitter);
        } catch (Throwable t) {
            failed(t, value, timestamp);
        }
    }

    @Override
    public void close() throws Exception {
        FunctionContext.close(function);
    }
}
