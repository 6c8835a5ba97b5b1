// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.api.function.CoProcessFunction;
import dev.millrace.engine.exchange.Output;
import dev.millrace.engine.snapshot.SnapshotPart;
import java.util.List;

/** Runs a process function with two inputs and without keys. */
public final class CoProcessOperator extends TwoInputOperator {
    private final CoProcessFunction<Object, Object, Object> function;
    private final Emitter emitter;
    private final CoProcessContext view;

    public CoProcessOperator(
            OperatorContext context,
            Output out,
            CoProcessFunction<Object, Object, Object> function) {
        super(context, out);
        this.function = function;
        this.emitter = Emitter.into(context, out);
        this.view =
                new CoProcessContext(
                        function, new RecordScope(context, emitter), new TimeOnly(this));
    }

    @Override
    public List<SnapshotPart> parts() {
        return functionParts(false);
    }

    @Override
    public void open() throws Exception {
        FunctionContext.open(function, context, state);
    }

    @Override
    public void first(Object value, long timestamp, int keyHash) {
        recordsIn++;
        emitter.at(timestamp);
        try {
            function.processElement1(value, view, emitter);
        } catch (Throwable t) {
            failed(t, value, timestamp);
        }
    }

    @Override
    public void second(Object value, long timestamp, int keyHash) {
        recordsIn++;
        emitter.at(timestamp);
        try {
            function.processElement2(value, view, emitter);
        } catch (Throwable t) {
            failed(t, value, timestamp);
        }
    }

    @Override
    public void close() throws Exception {
        FunctionContext.close(function);
    }
}
