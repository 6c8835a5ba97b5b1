// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof.simulation;

import dev.millrace.api.function.Collector;
import dev.millrace.api.function.KeyedProcessFunction;
import dev.millrace.api.function.OpenContext;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;

/** All values of each key in a list, and at the end of event time the sum of their digests. */
final class KeyGather extends KeyedProcessFunction<String, Item, Item> {
    private final Scene scene;
    private final String operator;
    private transient ListState<Long> values;
    private transient Observer observer;

    KeyGather(Scene scene, String operator) {
        this.scene = scene;
        this.operator = operator;
    }

    @Override
    public void open(OpenContext context) {
        values = getRuntimeContext().getListState(new ListStateDescriptor<>("values"));
        int subtask = getRuntimeContext().getTaskInfo().subtaskIndex();
        observer = new Observer(scene, operator, subtask);
    }

    @Override
    public void processElement(Item item, Context ctx, Collector<Item> out) throws Exception {
        observer.sees(ctx.getCurrentKey(), ctx.timerService().currentWatermark());
        values.add(item.value());
        ctx.timerService().registerEventTimeTimer(Functions.END);
    }

    @Override
    public void onTimer(long time, OnTimerContext ctx, Collector<Item> out) throws Exception {
        observer.fires(ctx.getCurrentKey(), time, ctx.timerService().currentWatermark());
        long sum = 0;
        for (long value : values.get()) {
            sum += Functions.digest(value);
        }
        out.collect(new Item(ctx.getCurrentKey(), time, sum));
        values.clear();
    }
}
