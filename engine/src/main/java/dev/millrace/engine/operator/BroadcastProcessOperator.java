// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.api.function.BroadcastProcessFunction;
import dev.millrace.engine.exchange.Output;
import dev.millrace.engine.snapshot.SnapshotPart;
import java.util.List;

/** Runs a process function over records and what is broadcast to all subtasks. */
public final class BroadcastProcessOperator extends TwoInputOperator {
    private final BroadcastProcessFunction<Object, Object, Object> function;
    private final Emitter emitter;
    private final BroadcastContext broadcastView;
    private final BroadcastReadOnlyContext view;

    public BroadcastProcessOperator(
            OperatorContext context,
            Output out,
            BroadcastProcessFunction<Object, Object, Object> function) {
        super(context, out);
        this.function = function;
        this.emitter = Emitter.into(context, out);
        BroadcastScope scope =
                new BroadcastScope(new RecordScope(context, emitter), new TimeOnly(this), state);
        this.broadcastView = new BroadcastContext(function, scope);
        this.view = new BroadcastReadOnlyContext(function, scope);
    }

    @Override
    public List<SnapshotPart> parts() {
        return functionParts(false);
    }

    @Override
    public void open() throws Exception {
        FunctionContext.open(function, context, null, state);
    }

    @Override
    public void first(Object value, long timestamp, int keyHash) {
        recordsIn++;
        emitter.at(timestamp);
        try {
            function.processElement(value, view, emitter);
        } catch (Throwable t) {
            failed(t, value, timestamp);
        }
    }

    @Override
    public void second(Object value, long timestamp, int keyHash) {
        recordsIn++;
        emitter.at(timestamp);
        try {
            function.processBroadcastElement(value, broadcastView, emitter);
        } catch (Throwable t) {
            failed(t, value, timestamp);
        }
    }

    @Override
    public void close() throws Exception {
        FunctionContext.close(function);
    }
}
