// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.api.function.ProcessFunction;
import dev.millrace.engine.exchange.Output;
import dev.millrace.engine.snapshot.SnapshotPart;
import java.util.List;

/** Runs a process function without keys. */
public final class ProcessOperator extends Operator {
    private final ProcessFunction<Object, Object> function;
    private final Emitter emitter;
    private final ProcessContext view;

    public ProcessOperator(
            OperatorContext context, Output out, ProcessFunction<Object, Object> function) {
        super(context, out);
        this.function = function;
        this.emitter = Emitter.into(context, out);
        this.view =
                new ProcessContext(function, new RecordScope(context, emitter), new TimeOnly(this));
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
    public void record(Object value, long timestamp) {
        recordsIn++;
        emitter.at(timestamp);
        try {
            function.processElement(value, view, emitter);
        } catch (Throwable t) {
            failed(t, value, timestamp);
        }
    }

    @Override
    public void close() throws Exception {
        FunctionContext.close(function);
    }
}
