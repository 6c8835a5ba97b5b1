// SPDX-License-Identifier: Apache-2.0
package dev.millrace.proof.simulation;

import dev.millrace.api.function.Collector;
import dev.millrace.api.function.KeyedProcessFunction;
import dev.millrace.api.function.OpenContext;
import dev.millrace.api.state.ReducingState;
import dev.millrace.api.state.ReducingStateDescriptor;

/** The last value that came for each key, told by a timer when event time is at its end. */
final class KeyLast extends KeyedProcessFunction<String, Item, Item> {
    private final Scene scene;
    private final String operator;
    private transient ReducingState<Long> last;
    private transient Observer observer;

    KeyLast(Scene scene, String operator) {
        this.scene = scene;
        this.operator = operator;
    }

    @Override
    public void open(OpenContext context) {
        last =
                getRuntimeContext()
                        .getReducingState(new ReducingStateDescriptor<Long>("last", (a, b) -> b));
        int subtask = getRuntimeContext().getTaskInfo().subtaskIndex();
        observer = new Observer(scene, operator, subtask);
    }

    @Override
    public void processElement(Item item, Context ctx, Collector<Item> out) throws Exception {
        observer.sees(ctx.getCurrentKey(), ctx.timerService().currentWatermark());
        last.add(item.value());
        ctx.timerService().registerEventTimeTimer(Functions.END);
    }

    @Override
    public void onTimer(long time, OnTimerContext ctx, Collector<Item> out) throws Exception {
        observer.fires(ctx.getCurrentKey(), time, ctx.timerService().currentWatermark());
        Long value = last.get();
        out.collect(new Item(ctx.getCurrentKey(), time, value == null ? -1 : value));
        last.clear();
    }
}
