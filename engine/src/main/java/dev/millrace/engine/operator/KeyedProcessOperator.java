// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.operator;

import dev.millrace.api.function.KeySelector;
import dev.millrace.api.function.KeyedProcessFunction;
import dev.millrace.api.time.TimeDomain;
import dev.millrace.engine.exchange.Output;
import dev.millrace.engine.inspect.Pending;
import org.jspecify.annotations.Nullable;

/** Runs a process function with state and timers per key. */
public final class KeyedProcessOperator extends KeyedStateOperator implements TimerTarget {
    private final KeyedProcessFunction<Object, Object, Object> function;
    private final KeySelector<Object, Object> selector;
    private final KeyedTimers timers;
    private final Emitter emitter;
    private final KeyedProcessContext view;

    public KeyedProcessOperator(
            OperatorContext context,
            Output out,
            KeyedProcessFunction<Object, Object, Object> function,
            KeySelector<Object, Object> selector) {
        super(context, out);
        this.function = function;
        this.selector = selector;
        this.timers = keyed.timers();
        this.emitter = Emitter.into(context, out);
        this.view = new KeyedProcessContext(function, new RecordScope(context, emitter), keyed);
    }

    @Override
    public void open() throws Exception {
        FunctionContext.open(function, context, keyed.store(), state);
    }

    @Override
    public void record(Object value, long timestamp, int keyHash) {
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
    public boolean advance(long watermark) {
        if (!timers.advance(watermark, this)) {
            return false;
        }
        forward(watermark);
        return true;
    }

    @Override
    public boolean isPolled() {
        return true;
    }

    @Override
    public long nextPollMs() {
        return keyed.nextPollMs();
    }

    @Override
    public boolean poll(long nowMs) {
        return keyed.poll(nowMs, this);
    }

    @Override
    public boolean fireLastTimers() {
        return timers.fireLast(this);
    }

    @Override
    public @Nullable Pending pending() {
        return timers.pending();
    }

    @Override
    public void close() throws Exception {
        FunctionContext.close(function);
    }
}
