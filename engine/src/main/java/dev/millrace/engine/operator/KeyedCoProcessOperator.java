// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.api.function.KeySelector;
import dev.millrace.api.function.KeyedCoProcessFunction;
import dev.millrace.api.graph.FindsLateRecords;
import dev.millrace.api.time.TimeDomain;
import dev.millrace.engine.exchange.Output;
import org.jspecify.annotations.Nullable;

/** Runs a process function with two keyed inputs that share state and timers per key. */
public final class KeyedCoProcessOperator extends KeyedTwoInputOperator {
    private final KeyedCoProcessFunction<Object, Object, Object, Object> function;
    private final KeySelector<Object, Object> selector1;
    private final KeySelector<Object, Object> selector2;
    private final KeyedCoProcessContext view;
    private final @Nullable LateNotes late;

    public KeyedCoProcessOperator(
            OperatorContext context,
            Output out,
            KeyedCoProcessFunction<Object, Object, Object, Object> function,
            KeySelector<Object, Object> selector1,
            KeySelector<Object, Object> selector2) {
        super(context, out);
        this.function = function;
        this.selector1 = selector1;
        this.selector2 = selector2;
        this.view = new KeyedCoProcessContext(function, new RecordScope(context, emitter), keyed);
        this.late =
                (Object) function instanceof FindsLateRecords
                        ? new LateNotes(context.subtask())
                        : null;
    }

    @Override
    public void open() throws Exception {
        if (late != null && (Object) function instanceof FindsLateRecords finds) {
            finds.noteLateRecordsIn(late);
        }
        FunctionContext.open(function, context, keyed.store(), state);
    }

    @Override
    public void first(Object value, long timestamp, int keyHash) {
        recordsIn++;
        emitter.at(timestamp);
        try {
            keyed.enter(selector1.getKey(value), keyHash);
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
            keyed.enter(selector2.getKey(value), keyHash);
            function.processElement2(value, view, emitter);
        } catch (Throwable t) {
            failed(t, value, timestamp);
        }
    }

    @Override
    public void onTimer(TimeDomain domain, long time) {
        emitter.at(time);
        view.firing(domain);
        try {
            function.onTimer(time, view, emitter);
        } catch (Throwable t) {
            failed(t, "timer of key " + keyed.key(), time);
        }
    }

    @Override
    public @Nullable LateTally late() {
        return late == null ? null : late.tally();
    }

    @Override
    public void close() throws Exception {
        FunctionContext.close(function);
    }
}
