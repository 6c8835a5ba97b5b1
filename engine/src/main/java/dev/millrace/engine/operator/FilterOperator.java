// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.api.function.FilterFunction;
import dev.millrace.api.function.RichFunction;
import dev.millrace.engine.exchange.Output;
import dev.millrace.engine.snapshot.SnapshotPart;
import java.util.List;

/** Lets pass the records a predicate holds for. */
public final class FilterOperator extends Operator {
    private final FilterFunction<Object> function;

    public FilterOperator(OperatorContext context, Output out, FilterFunction<Object> function) {
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
        boolean passes;
        try {
            passes = function.filter(value);
        } catch (Throwable t) {
            failed(t, value, timestamp);
            return;
        }
        if (passes) {
            out.record(value, timestamp);
        }
    }

    @Override
    public void close() throws Exception {
        FunctionContext.close(function);
    }
}
