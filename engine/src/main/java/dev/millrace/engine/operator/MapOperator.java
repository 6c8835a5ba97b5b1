// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.api.function.MapFunction;
import dev.millrace.api.function.RichFunction;
import dev.millrace.engine.exchange.Output;
import dev.millrace.engine.snapshot.SnapshotPart;
import java.util.List;

/** One record out for each record in. */
public final class MapOperator extends Operator {
    private final MapFunction<Object, Object> function;

    public MapOperator(OperatorContext context, Output out, MapFunction<Object, Object> function) {
        super(context, out);
        this.function = function;
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
        Object result;
        try {
            result = function.map(value);
        } catch (Throwable t) {
            failed(t, value, timestamp);
            return;
        }
        out.record(result, timestamp);
    }

    @Override
    public void close() throws Exception {
        FunctionContext.close(function);
    }
}
