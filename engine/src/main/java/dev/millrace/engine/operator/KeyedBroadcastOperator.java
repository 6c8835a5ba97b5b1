// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.api.function.KeySelector;
import dev.millrace.api.function.KeyedBroadcastProcessFunction;
import dev.millrace.api.time.TimeDomain;
import dev.millrace.engine.exchange.Output;

/** Runs a process function over keyed records and what is broadcast to all subtasks. */
public final class KeyedBroadcastOperator extends KeyedTwoInputOperator {
    private final KeyedBroadcastProcessFunction<Object, Object, Object, Object> function;
    private final KeySelector<Object, Object> selector;
    private final KeyedBroadcastContext broadcastView;
    private final KeyedBroadcastReadOnlyContext view;

    public KeyedBroadcastOperator(
            OperatorContext context,
            Output out,
            KeyedBroadcastProcessFunction<Object, Object, Object, Object> function,
            KeySelector<Object, Object> selector) {
        super(context, out);
        this.function = function;
        this.selector = selector;
        KeyedBroadcastScope scope =
                new KeyedBroadcastScope(new RecordScope(context, emitter), keyed, state);
        this.broadcastView = new KeyedBroadcastContext(function, scope);
        this.view = new KeyedBroadcastReadOnlyContext(function, scope);
    }

    @Override
    public void open() throws Exception {
        FunctionContext.open(function, context, keyed.store(), state);
    }

    @Override
    public void first(Object value, long timestamp, int keyHash) {
        recordsIn++;
        emitter.at(timestamp);
        try {
            keyed.enter(selector.getKey(value), keyHash);
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
            keyed.rows().leaveKey();
            function.processBroadcastElement(value, broadcastView, emitter);
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
    public void close() throws Exception {
        FunctionContext.close(function);
    }
}
