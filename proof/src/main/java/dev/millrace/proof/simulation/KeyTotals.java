// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof.simulation;

import dev.millrace.api.function.Collector;
import dev.millrace.api.function.KeyedProcessFunction;
import dev.millrace.api.function.OpenContext;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;

/** The total of each key, told by a timer when event time is at its end. */
final class KeyTotals extends KeyedProcessFunction<String, Item, Item> {
    private final Scene scene;
    private final String operator;
    private transient ValueState<Long> total;
    private transient Observer observer;

    KeyTotals(Scene scene, String operator) {
        this.scene = scene;
        this.operator = operator;
    }

    @Override
    public void open(OpenContext context) {
        total = getRuntimeContext().getState(new ValueStateDescriptor<>("total"));
        int subtask = getRuntimeContext().getTaskInfo().subtaskIndex();
        observer = new Observer(scene, operator, subtask);
    }

    @Override
    public void processElement(Item item, Context ctx, Collector<Item> out) throws Exception {
        observer.sees(ctx.getCurrentKey(), ctx.timerService().currentWatermark());
        Long before = total.value();
        total.update((before == null ? 0 : before) + item.value());
        ctx.timerService().registerEventTimeTimer(Functions.END);
    }

    @Override
    public void onTimer(long time, OnTimerContext ctx, Collector<Item> out) throws Exception {
        observer.fires(ctx.getCurrentKey(), time, ctx.timerService().currentWatermark());
        Long sum = total.value();
        out.collect(new Item(ctx.getCurrentKey(), time, sum == null ? -1 : sum));
        total.clear();
    }
}
