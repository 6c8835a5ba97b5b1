// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.api.function.FlatMapFunction;
import dev.millrace.engine.exchange.Output;

/** Any number of records out for each record in. */
public final class FlatMapOperator extends Operator {
    private final FlatMapFunction<Object, Object> function;
    private final Emitter emitter;

    public FlatMapOperator(
            OperatorContext context, Output out, FlatMapFunction<Object, Object> function) {
        super(context, out);
        this.function = function;
        this.emitter = Emitter.into(out);
    }

    @Override
    public void open() throws Exception {
        FunctionContext.open(function, context);
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
