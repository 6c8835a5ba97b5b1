// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof.simulation;

import dev.millrace.api.function.Collector;
import dev.millrace.api.function.KeyedCoProcessFunction;
import dev.millrace.api.function.OpenContext;
import dev.millrace.api.state.ReducingState;
import dev.millrace.api.state.ReducingStateDescriptor;

/** The total of each key over two streams, told at the end of event time. */
final class BothTotals extends KeyedCoProcessFunction<String, Item, Item, Item> {
    private final Scene scene;
    private final String operator;
    private transient ReducingState<Long> total;
    private transient Observer observer;

    BothTotals(Scene scene, String operator) {
        this.scene = scene;
        this.operator = operator;
    }

    @Override
    public void open(OpenContext context) {
        total =
                getRuntimeContext()
                        .getReducingState(new ReducingStateDescriptor<>("total", Long::sum));
        int subtask = getRuntimeContext().getTaskInfo().subtaskIndex();
        observer = new Observer(scene, operator, subtask);
    }

    @Override
    public void processElement1(Item item, Context ctx, Collector<Item> out) throws Exception {
        add(item, ctx);
    }

    @Override
    public void processElement2(Item item, Context ctx, Collector<Item> out) throws Exception {
        add(item, ctx);
    }

    private void add(Item item, Context ctx) throws Exception {
        observer.sees(ctx.getCurrentKey(), ctx.timerService().currentWatermark());
        total.add(item.value());
        ctx.timerService().registerEventTimeTimer(Functions.END);
    }

    @Override
    public void onTimer(long time, OnTimerContext ctx, Collector<Item> out) throws Exception {
        observer.fires(ctx.getCurrentKey(), time, ctx.timerService().currentWatermark());
        Long sum = total.get();
        out.collect(new Item(ctx.getCurrentKey(), time, sum == null ? -1 : sum));
        total.clear();
    }
}
